/**
 * A node, or a loader and a node, running in this process.
 *
 * <p>An open store and options come in; running parts go out, which are closed in the order in which they need each other,
 * also when a later one fails to start. Whoever opened the store closes it.
 */
@NullMarked
package io.slipway.ops.run;

import org.jspecify.annotations.NullMarked;
