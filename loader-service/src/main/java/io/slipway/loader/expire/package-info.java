/**
 * The end of a version: when nodes drop it, and when its files may go.
 *
 * <p>Versions that were served, rejected or rolled back come in; RETIRE and EXPIRE go out, for those that neither a rollback
 * nor the dataset's retention needs. Ages are measured by the store's own time, waiting by this loader's monotonic clock.
 */
@NullMarked
package io.slipway.loader.expire;

import org.jspecify.annotations.NullMarked;
