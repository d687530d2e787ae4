/**
 * Answers look-ups from the versions that are open on this node.
 *
 * <p>A key and a map of versions come in; the row of that key goes out, with the version it was read from. One
 * command reads one map of versions at one sequence, and never waits for a swap.
 */
@NullMarked
package io.slipway.serving.lookup;

import org.jspecify.annotations.NullMarked;
