/**
 * Runs measurements, named by their id, side by side with peers.
 *
 * <p>Ids of measurements come in; one line each, with the ratio, the target and the outcome, goes out. Nothing
 * here runs as a part of the tests.
 */
@NullMarked
package io.slipway.benchmarks.run;

import org.jspecify.annotations.NullMarked;
