package io.slipway.serving;

import io.slipway.catalog.node.VersionReport;
import java.util.List;

/**
 * What a node says of itself in a heartbeat.
 *
 * @param bootId a random name of this run
 * @param appliedSequence the sequence of the newest entry that it answers from, 0 before the first
 * @param versions at most one report a version
 */
public record Readiness(String bootId, long appliedSequence, List<VersionReport> versions) {
    /** Copies the list in. */
    public Readiness {
        versions = List.copyOf(versions);
    }
}
