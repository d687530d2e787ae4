/** Measurements of the write half: whole {@code slipway build} processes against peers that sort the same rows. */
@NullMarked
package io.slipway.benchmarks.build;

import org.jspecify.annotations.NullMarked;
