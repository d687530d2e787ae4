/**
 * A request over HTTP and its answer, as values.
 *
 * <p>What the wire has read comes in; status, headers and body go out. Whoever answers knows nothing of connections.
 */
@NullMarked
package io.slipway.serving.http.exchange;

import org.jspecify.annotations.NullMarked;
