/** Sinks against real brokers and search servers. */
@NullMarked
package io.slipway.kafka.sink;

import org.jspecify.annotations.NullMarked;
