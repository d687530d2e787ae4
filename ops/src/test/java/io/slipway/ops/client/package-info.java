/** Tests of the clients of loader and node. */
@NullMarked
package io.slipway.ops.client;

import org.jspecify.annotations.NullMarked;
