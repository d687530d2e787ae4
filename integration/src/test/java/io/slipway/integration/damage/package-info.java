/**
 * Stored objects are damaged behind everybody's back.
 *
 * <p>A version that serves and a damaged one come in; the damaged one is refused by the name of what is wrong, and the one that
 * serves goes on.
 */
@NullMarked
package io.slipway.integration.damage;

import org.jspecify.annotations.NullMarked;
