/**
 * Requests and replies of the Redis protocol (RESP 2 and 3) as bytes.
 *
 * <p>The bytes of one connection come in, in whatever pieces the network made of them; complete requests go out as
 * places in those bytes, and replies as bytes for the wire. Nothing is allocated for what a client only announces: a
 * length beyond the limits is refused before a byte of it is waited for.
 */
@NullMarked
package io.slipway.serving.resp.wire;

import org.jspecify.annotations.NullMarked;
