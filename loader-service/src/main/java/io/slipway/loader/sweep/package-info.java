/**
 * The catalog's sweeper in the loader's rhythm.
 *
 * <p>Time comes in; now and then the floor rises, and files go that no version names any more. Any number of loaders may
 * sweep at once; a sweep that fails is told to the listeners and begun anew the next time.
 */
@NullMarked
package io.slipway.loader.sweep;

import org.jspecify.annotations.NullMarked;
