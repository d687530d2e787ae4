/**
 * One HTTP connection, from its bytes to whole requests and back.
 *
 * <p>Bytes come in; one request after the other is answered, each when the answer before it is sent. A request that is too
 * long anywhere is refused before it is read.
 */
@NullMarked
package io.slipway.serving.http.wire;

import org.jspecify.annotations.NullMarked;
