package io.slipway.catalog.manifest;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one check ended that only the builder can run.
 *
 * @param name the gate, such as {@code sql[0]} or {@code required_keys}
 * @param figures what was found, by name
 */
public record CheckVerdict(String name, Outcome outcome, SortedMap<String, String> figures) {
    public CheckVerdict {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(outcome, "outcome");
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    /** Only a check that passed lets a version through. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** The check did not run to its end, which counts as failed. */
        ERROR
    }
}
