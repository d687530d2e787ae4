/**
 * Tells loaders how the node is.
 *
 * <p>The readiness of the node comes in; a heartbeat a second goes to every loader, and at once when something has changed.
 * A loader's answer is a hint to look at the log. A loader that is down changes nothing for the node.
 */
@NullMarked
package io.slipway.serving.heartbeat;

import org.jspecify.annotations.NullMarked;
