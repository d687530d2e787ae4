/**
 * A node as a process: puts the listeners, the look-ups, the heartbeats and the metrics together.
 *
 * <p>Options and a serving store come in; ports that answer go out, until it is closed. The only composition root of the
 * module.
 */
@NullMarked
package io.slipway.serving.node;

import org.jspecify.annotations.NullMarked;
