/**
 * Search servers for tests: one of our own with faults on demand, and a real OpenSearch as a process.
 *
 * <p>Both keep the same contract, which is tested here.
 */
@NullMarked
package io.slipway.kafka.sink.search;

import org.jspecify.annotations.NullMarked;
