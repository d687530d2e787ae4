/**
 * Counts look-ups and times them.
 *
 * <p>Each event loop counts for itself, in plain memory of its own; whoever reads the figures adds the loops together.
 * Reading never disturbs counting, and may be a few look-ups behind.
 */
@NullMarked
package io.slipway.serving.metric;

import org.jspecify.annotations.NullMarked;
