/**
 * The order of all rows of a build, within a given memory.
 *
 * <p>Encoded rows come in from several threads in any order; each shard's rows go out in the order of their SST keys,
 * one row a key. What does not fit into the memory goes through sorted runs on disk; the rows that come out are the same.
 */
@NullMarked
package io.slipway.batch.sort;

import org.jspecify.annotations.NullMarked;
