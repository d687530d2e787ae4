/**
 * Fakes for tests of this module and of others: a store that fails on demand, and a clock that moves on demand.
 *
 * <p>They are real implementations of the ports with a switch for every failure, and the same run gives the same result.
 */
@NullMarked
package io.slipway.catalog.fake;

import org.jspecify.annotations.NullMarked;
