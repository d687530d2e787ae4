/**
 * What a node tells of itself over HTTP: health, status, metrics.
 *
 * <p>Nothing comes in; facts of this moment go out, for probes, for people and for Prometheus.
 */
@NullMarked
package io.slipway.serving.http.status;

import org.jspecify.annotations.NullMarked;
