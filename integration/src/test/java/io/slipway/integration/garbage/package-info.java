/**
 * What bad clients send to the ports of a node and a loader.
 *
 * <p>They get an error or lose their connection; whoever behaves is answered meanwhile and afterwards.
 */
@NullMarked
package io.slipway.integration.garbage;

import org.jspecify.annotations.NullMarked;
