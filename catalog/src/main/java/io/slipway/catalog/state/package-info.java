/**
 * The state of the catalog: the fold of all log entries.
 *
 * <p>A state and the next entry come in, the next state comes out: a pure function without clock, randomness or I/O, so
 * that every reader of the same entries has the same state. A change whose facts have moved changes nothing, nor does
 * anything else in its entry.
 */
@NullMarked
package io.slipway.catalog.state;

import org.jspecify.annotations.NullMarked;
