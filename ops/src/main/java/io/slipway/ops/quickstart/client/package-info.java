/**
 * The look-ups of the quickstart, as a client of the node.
 *
 * <p>Keys come in; answers and what a client noticed go out. Everything goes through the node's real sockets, RESP and
 * HTTP, never through its objects.
 */
@NullMarked
package io.slipway.ops.quickstart.client;

import org.jspecify.annotations.NullMarked;
