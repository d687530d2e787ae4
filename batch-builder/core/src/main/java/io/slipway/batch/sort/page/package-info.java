/**
 * Encoded rows in memory outside the heap, gathered by slot group and sorted there.
 *
 * <p>Rows come in one at a time, in any order; they go out of one slot group after the other in the order of their
 * keys. The memory in use never exceeds what was granted, but for a single row that is larger than the grant.
 */
@NullMarked
package io.slipway.batch.sort.page;

import org.jspecify.annotations.NullMarked;
