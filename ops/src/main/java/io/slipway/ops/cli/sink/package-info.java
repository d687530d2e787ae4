/**
 * The verb that runs sinks.
 *
 * <p>A dataset and a search server come in; indexes and an alias that follow the dataset go out, and lines about how it goes.
 */
@NullMarked
package io.slipway.ops.cli.sink;

import org.jspecify.annotations.NullMarked;
