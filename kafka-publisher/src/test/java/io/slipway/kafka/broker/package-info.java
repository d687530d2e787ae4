/**
 * Real brokers for tests, as processes of their own.
 *
 * <p>A folder comes in; a broker in it that can be killed and started again goes out. Nothing of it is on the class path.
 */
@NullMarked
package io.slipway.kafka.broker;

import org.jspecify.annotations.NullMarked;
