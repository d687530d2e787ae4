/**
 * Speaks the Redis protocol (RESP 2 and 3) to clients of a node.
 *
 * <p>Bytes of a connection come in; answers in the order of their commands go out. Only look-ups are served: a
 * write is refused, and an unknown command says so.
 */
@NullMarked
package io.slipway.serving.resp;

import org.jspecify.annotations.NullMarked;
