package io.slipway.loader.rollout;

import java.util.SortedMap;
import java.util.TreeMap;

/** One figure of a rejection. */
final class Figures {
    private Figures() {}

    static SortedMap<String, String> of(String name, Object value) {
        SortedMap<String, String> figures = new TreeMap<>();
        figures.put(name, value.toString());
        return figures;
    }
}
