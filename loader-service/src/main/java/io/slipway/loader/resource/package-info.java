/**
 * The REST interface: what stands in {@code openapi.yaml}, path by path.
 *
 * <p>Requests come in; documents of {@code view} go out, or a failure that becomes a problem. Nothing is decided here: orders
 * go to {@code operate}, everything else is looked up in the newest state.
 */
@NullMarked
package io.slipway.loader.resource;

import org.jspecify.annotations.NullMarked;
