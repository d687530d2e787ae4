/**
 * The whole story on real data, in one process.
 *
 * <p>Nothing but the samples comes in; two datasets are built, served, swapped under look-ups and rolled back, and a line
 * or two with figures go out at every step. It uses the public entrances of the other modules only, so that it shows
 * what an embedding program would do.
 */
@NullMarked
package io.slipway.ops.quickstart;

import org.jspecify.annotations.NullMarked;
