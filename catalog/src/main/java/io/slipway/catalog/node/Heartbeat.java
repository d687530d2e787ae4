package io.slipway.catalog.node;

import java.util.List;

/**
 * What a node says about itself once a second.
 *
 * <p>Names every version that somebody waits for: what is being fetched, what is ready or has failed, and what is open.
 * It is no inventory of the disk.
 *
 * @param nodeId the stable name of the node, see {@link NodeId}
 * @param bootId a random name of this run of the node; a restart has another one
 * @param address where clients reach the node
 * @param appliedSequence the sequence of the newest log entry that the node answers from, 0 before the first
 * @param versions at most one report a version, in the order the node gives
 */
public record Heartbeat(
        NodeId nodeId, String bootId, NodeAddress address, long appliedSequence, List<VersionReport> versions) {

    /**
     * Copies the reports.
     *
     * @throws IllegalArgumentException if the boot id is blank or the sequence negative
     */
    public Heartbeat {
        if (bootId.isBlank()) {
            throw new IllegalArgumentException("Cannot read a heartbeat: bootId is blank");
        }
        if (appliedSequence < 0) {
            throw new IllegalArgumentException(
                    "Cannot read a heartbeat: expected=appliedSequence of 0 or more actual=" + appliedSequence);
        }
        versions = List.copyOf(versions);
    }
}
