package io.slipway.serving.resp.command;

/**
 * What a node tells of itself, and that does not change while it runs.
 *
 * @param nodeId its stable name
 * @param version of this software
 * @param mode alone or part of a cluster
 * @param host where clients reach it
 * @param port where clients reach it by RESP
 */
public record NodeFacts(String nodeId, String version, Mode mode, String host, int port) {
    /** The version of Redis whose commands and replies are the model; clients choose what they send by it. */
    public static final String REDIS_VERSION = "7.2.0";

    /** Whether clients are told of slots. */
    public enum Mode {
        /** One node. */
        STANDALONE("standalone"),
        /** Nodes that hold slots. */
        CLUSTER("cluster");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        /** The word of INFO and HELLO. */
        public String word() {
            return word;
        }
    }
}
