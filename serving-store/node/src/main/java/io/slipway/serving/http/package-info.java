/**
 * Speaks HTTP to clients of a node, on the same event loops as RESP.
 *
 * <p>Requests for rows, ranges, batches and for the state of the node come in; JSON goes out, with the version and the
 * sequence that it is of in the headers. What cannot be answered is a problem of RFC 9457 with a stable type.
 */
@NullMarked
package io.slipway.serving.http;

import org.jspecify.annotations.NullMarked;
