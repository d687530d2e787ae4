/**
 * One number over all rows of a version, whatever their order, files or engine.
 *
 * <p>Rows go in one by one, in any order and on any number of threads with a hasher each; the merged sum is equal exactly
 * when the rows are, but for an accident of 1 in 2<sup>64</sup>.
 */
@NullMarked
package io.slipway.schemas.checksum;

import org.jspecify.annotations.NullMarked;
