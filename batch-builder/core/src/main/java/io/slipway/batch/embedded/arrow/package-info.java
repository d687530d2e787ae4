/**
 * Arrow vectors as columns that the encoders can read.
 *
 * <p>Batches of vectors come in, handed over by the engine without a copy; column readers over them go out. A reader is
 * made once a column and sees one batch after the other.
 */
@NullMarked
package io.slipway.batch.embedded.arrow;

import org.jspecify.annotations.NullMarked;
