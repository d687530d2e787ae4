/**
 * A whole namespace in one thread, from one seed: builders, loaders, an operator and a sweeper on a store that fails.
 *
 * <p>A seed comes in, the same run comes out every time. Any call of the store may be the moment in which other actors take
 * their steps, the process dies, or an answer is lost or late; an auditor without faults checks the invariants of
 * ARCHITECTURE.md on what really stands in the store.
 */
@NullMarked
package io.slipway.catalog.simulation;

import org.jspecify.annotations.NullMarked;
