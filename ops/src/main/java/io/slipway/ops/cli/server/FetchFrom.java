package io.slipway.ops.cli.server;

/** Where a node takes a version from that has files and a topic. */
enum FetchFrom {
    /** From the object store. */
    FILES,
    /** From Kafka. */
    TOPIC
}
