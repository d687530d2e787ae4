/**
 * The threads of a node.
 *
 * <p>A name comes in; threads with that name and a number go out, and whoever ends them knows that they are gone.
 */
@NullMarked
package io.slipway.serving.thread;

import org.jspecify.annotations.NullMarked;
