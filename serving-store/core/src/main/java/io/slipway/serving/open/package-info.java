/**
 * Opens the verified files of one version for reading.
 *
 * <p>A folder of verified SST files comes in; a reader of all their rows goes out, safe for any number of threads. A
 * reader answers what the files hold or fails with an error: a damaged block never becomes a value.
 */
@NullMarked
package io.slipway.serving.open;

import org.jspecify.annotations.NullMarked;
