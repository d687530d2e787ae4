/**
 * What this loader has heard from the serving nodes with its own ears.
 *
 * <p>Heartbeats come in; a judgement goes out on who is silent, and on whether a version is ready where it has to be.
 * Nothing is judged about a node before this loader has listened for five heartbeat periods, and elapsed time comes
 * from the monotonic clock alone.
 */
@NullMarked
package io.slipway.loader.nodes;

import org.jspecify.annotations.NullMarked;
