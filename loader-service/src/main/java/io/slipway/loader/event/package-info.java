/**
 * What the loader did and saw, as typed records given to listeners.
 *
 * <p>Every part of the loader publishes here what changed; one listener logs it, one counts it, and whoever embeds the
 * loader may add another. Listeners are called on the thread that publishes, in the order of their registration.
 */
@NullMarked
package io.slipway.loader.event;

import org.jspecify.annotations.NullMarked;
