/**
 * Tests of versions that are published to Kafka, against real brokers.
 *
 * <p>Brokers, builders and nodes that are killed, and other programs that read and write the topics, come in; one version,
 * complete, or a refusal by name goes out.
 */
@NullMarked
package io.slipway.integration.kafka;

import org.jspecify.annotations.NullMarked;
