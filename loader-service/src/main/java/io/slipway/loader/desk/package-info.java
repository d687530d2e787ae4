/**
 * Where requests are looked up, wait, and become orders.
 *
 * <p>Checked values come in; documents of {@code view} go out. Whatever changes something is an order of {@code operate}, done
 * once for each request id.
 */
@NullMarked
package io.slipway.loader.desk;

import org.jspecify.annotations.NullMarked;
