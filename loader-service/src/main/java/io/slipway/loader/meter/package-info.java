/**
 * What is measured of the loader, for Prometheus.
 *
 * <p>Events are counted as they come, and gauges are read from the newest state and the last heartbeats when somebody asks.
 * Names and labels are a contract; no label holds more values than there are datasets, nodes or reasons.
 */
@NullMarked
package io.slipway.loader.meter;

import org.jspecify.annotations.NullMarked;
