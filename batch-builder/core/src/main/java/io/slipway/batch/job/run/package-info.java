/**
 * The two stages of a build that touch every row: encode and gather, then sort, write and upload.
 *
 * <p>Rows of an engine come in; SST files, already uploaded, go out, with what was measured on the way. Each stage keeps
 * all threads busy and ends them all, whether it succeeds or fails.
 */
@NullMarked
package io.slipway.batch.job.run;

import org.jspecify.annotations.NullMarked;
