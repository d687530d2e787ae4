/**
 * Tests of the script {@code ./slipway} and of the distribution.
 *
 * <p>They run the real script in real processes; only Maven is replaced, so that they take a second.
 */
@NullMarked
package io.slipway.ops.launcher;

import org.jspecify.annotations.NullMarked;
