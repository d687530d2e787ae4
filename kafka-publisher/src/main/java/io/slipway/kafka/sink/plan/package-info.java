/**
 * What a sink does next.
 *
 * <p>The state of a dataset and the indexes of a server come in; one step goes out, or none. It is a pure function: a sink that
 * was killed looks again, and goes on where it was.
 */
@NullMarked
package io.slipway.kafka.sink.plan;

import org.jspecify.annotations.NullMarked;
