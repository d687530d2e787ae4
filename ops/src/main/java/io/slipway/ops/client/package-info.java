/**
 * The command as a client of a loader and of a node.
 *
 * <p>Paths and documents come in; the answers' documents go out, or the failure that the other side met, classed as over
 * there.
 */
@NullMarked
package io.slipway.ops.client;

import org.jspecify.annotations.NullMarked;
