/**
 * What stands between the network and the resources: who may change things, and how large a request may be.
 *
 * <p>Requests come in; those that may pass go on, the others are answered with a problem. Reading is open to whoever
 * reaches the port; without a token file the service listens on loopback addresses only.
 */
@NullMarked
package io.slipway.loader.guard;

import org.jspecify.annotations.NullMarked;
