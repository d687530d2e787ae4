/**
 * Founds a namespace on an empty root.
 *
 * <p>A store without a log comes in, a root with entry 0 goes out. A store that lets a second writer overwrite an object is
 * refused before anything is founded on it.
 */
@NullMarked
package io.slipway.catalog.found;

import org.jspecify.annotations.NullMarked;
