/**
 * Measurements of topics: rows into a broker against Kafka's own tool, and out of it onto a node against a bare consumer. The
 * broker is a process of its own, and the same for both.
 */
@NullMarked
package io.slipway.benchmarks.topic;

import org.jspecify.annotations.NullMarked;
