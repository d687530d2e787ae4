/**
 * Downstream sinks: search indexes that follow a dataset.
 *
 * <p>The catalog log and topics come in; a new index per version goes out, and an alias that names the active version's. What
 * searches find is always one version, complete but for the rows in the dead letters.
 */
@NullMarked
package io.slipway.kafka.sink;

import org.jspecify.annotations.NullMarked;
