/**
 * Measurements of the read half: a node under redis-benchmark against Redis holding the same, look-ups in process
 * against RocksDB's own, a fetch against a bare download, and what a swap costs the readers.
 */
@NullMarked
package io.slipway.benchmarks.serve;

import org.jspecify.annotations.NullMarked;
