/**
 * Answers of a node, whatever protocol they go out by.
 *
 * <p>Keys as clients write them come in, under a lease on one map of versions; rows, ranges of rows or the reason why there
 * are none go out. Everything here belongs to one event loop and is used again for its next command.
 */
@NullMarked
package io.slipway.serving.answer;

import org.jspecify.annotations.NullMarked;
