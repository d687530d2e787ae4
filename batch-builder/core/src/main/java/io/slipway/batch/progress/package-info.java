/**
 * What a build tells while it runs.
 *
 * <p>Counts of rows and bytes come in from many threads; a few events a second go out to one listener, which shows or
 * logs them. Nothing of a build depends on its listener.
 */
@NullMarked
package io.slipway.batch.progress;

import org.jspecify.annotations.NullMarked;
