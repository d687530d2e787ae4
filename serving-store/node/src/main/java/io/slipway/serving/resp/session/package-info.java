/**
 * The commands between a client and its connection: greeting, names, versions of the protocol.
 *
 * <p>What a client says of itself comes in; what the node knows of it goes out. Nothing here reads a dataset.
 */
@NullMarked
package io.slipway.serving.resp.session;

import org.jspecify.annotations.NullMarked;
