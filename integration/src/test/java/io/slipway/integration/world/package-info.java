/**
 * Rows that are hard to get right, and what a node must answer about them.
 *
 * <p>A seed comes in; a Parquet file and the expected answers go out, worked out without Slipway's code.
 */
@NullMarked
package io.slipway.integration.world;

import org.jspecify.annotations.NullMarked;
