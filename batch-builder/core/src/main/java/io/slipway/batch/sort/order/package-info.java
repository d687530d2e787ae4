/**
 * The order of rows in memory: which comes next, and which of several rows of one key stays.
 *
 * <p>Pages of rows come in, one slot group at a time; addresses in the order of the keys, one a key, go out. The order
 * is that of unsigned bytes and depends on the rows alone.
 */
@NullMarked
package io.slipway.batch.sort.order;

import org.jspecify.annotations.NullMarked;
