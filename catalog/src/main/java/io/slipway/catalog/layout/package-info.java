/**
 * Where everything lies below a root.
 *
 * <p>Names and numbers come in, object keys go out, and back. No two things ever share a key, and no key is ever used for a
 * second thing: sequence numbers, content hashes and the random part of an attempt see to that.
 */
@NullMarked
package io.slipway.catalog.layout;

import org.jspecify.annotations.NullMarked;
