/**
 * The loader as a program: its configuration, its wiring by hand and its life cycle.
 *
 * <p>A configuration comes in; a running service goes out. Unknown configuration keys stop the start, and
 * without a token for changes the service binds the loopback address only.
 */
@NullMarked
package io.slipway.loader.app;

import org.jspecify.annotations.NullMarked;
