/**
 * What a client is told when a request cannot be done: RFC 9457 problem details.
 *
 * <p>Any failure of a request comes in; a document with a stable type, a sentence and what to do next goes out. No
 * failure reaches a client in another shape, whichever layer of the server noticed it.
 */
@NullMarked
package io.slipway.loader.problem;

import org.jspecify.annotations.NullMarked;
