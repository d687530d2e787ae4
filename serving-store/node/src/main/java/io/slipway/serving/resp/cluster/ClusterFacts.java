package io.slipway.serving.resp.cluster;

import io.slipway.schemas.sharding.Slots;
import io.slipway.serving.resp.command.NodeFacts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What cluster clients are told of the one node that holds all slots.
 *
 * @param id 40 hexadecimal digits, always the same for one node name
 * @param host where clients reach it
 * @param port where clients reach it
 */
record ClusterFacts(String id, String host, int port) {
    private static final int ID_BYTES = 20;

    static ClusterFacts of(NodeFacts facts) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(facts.nodeId().getBytes(StandardCharsets.UTF_8));
            return new ClusterFacts(HexFormat.of().formatHex(hash, 0, ID_BYTES), facts.host(), facts.port());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot name the node: every JDK has SHA-256", e);
        }
    }

    int lastSlot() {
        return Slots.COUNT - 1;
    }

    /** The text of CLUSTER NODES. The port of the cluster bus is 0: nodes do not gossip. */
    String nodes() {
        return id + " " + host + ":" + port + "@0 myself,master - 0 0 1 connected 0-" + lastSlot() + "\n";
    }

    /** The text of CLUSTER INFO. */
    String info() {
        return String.join(
                "\r\n",
                "cluster_enabled:1",
                "cluster_state:ok",
                "cluster_slots_assigned:" + Slots.COUNT,
                "cluster_slots_ok:" + Slots.COUNT,
                "cluster_slots_pfail:0",
                "cluster_slots_fail:0",
                "cluster_known_nodes:1",
                "cluster_size:1",
                "cluster_current_epoch:1",
                "cluster_my_epoch:1",
                "");
    }
}
