/**
 * Sorted runs of rows on disk, for builds that are larger than their memory.
 *
 * <p>Sorted rows go into a temporary file; any range of slot groups of several such files comes out again, merged into
 * one order. The files have no name once they are open, so nothing is left behind, whatever happens to the process.
 */
@NullMarked
package io.slipway.batch.sort.run;

import org.jspecify.annotations.NullMarked;
