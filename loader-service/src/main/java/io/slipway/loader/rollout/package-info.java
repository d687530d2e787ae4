/**
 * What is due: which version is staged, activated, rejected, retired or expired, and which node joins.
 *
 * <p>A situation comes in, made of the folded state, the figures read from the store and what this loader heard and saw
 * itself; a list of changes for one entry goes out. The decision is a pure function, so any number of loaders may make it:
 * the log takes the first one's entry, and the others find their work done.
 */
@NullMarked
package io.slipway.loader.rollout;

import org.jspecify.annotations.NullMarked;
