/**
 * Prepares one version on this node, from nothing to open.
 *
 * <p>A version that the catalog names comes in; an open version goes out, after every file of it was fetched or borrowed from
 * a neighbour, proved, made durable and marked. A stage that fails or is cut off at any moment leaves nothing that is ever
 * taken for a version.
 */
@NullMarked
package io.slipway.serving.stage;

import org.jspecify.annotations.NullMarked;
