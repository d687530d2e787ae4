/**
 * Bounds on how much a second goes to others, so that no consumer is overrun.
 *
 * <p>What is about to be sent comes in; the thread that sends it waits until it may.
 */
@NullMarked
package io.slipway.kafka.rate;

import org.jspecify.annotations.NullMarked;
