package io.slipway.kafka.sink.load;

/**
 * How far one partition is loaded.
 *
 * @param offset of the next record
 * @param refused how many rows before it the index has refused
 */
record Progress(long offset, long refused) {}
