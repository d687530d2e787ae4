/**
 * Looking at a namespace and changing it, with a loader or without one.
 *
 * <p>Orders and questions come in; documents go out, of the same shape from a loader as from the log. Without a loader
 * nothing is known about nodes, which is said, and never taken for a no.
 */
@NullMarked
package io.slipway.ops.control;

import org.jspecify.annotations.NullMarked;
