package io.slipway.serving.answer;

/**
 * What the dataset part of a key, <code>dataset[@version][.avro]</code>, stands for under one map of versions.
 *
 * @param answer the version, or why there is none
 * @param stored whether values are asked for as they are stored
 */
record Head(VersionAnswer answer, boolean stored) {}
