/**
 * How fast a node fetches, and how it waits.
 *
 * <p>Bytes that are about to be fetched come in; how long to wait before goes out, so that look-ups do not suffer. Every
 * wait ends at once when the node stops.
 */
@NullMarked
package io.slipway.serving.fetch.pace;

import org.jspecify.annotations.NullMarked;
