/**
 * The node as a library: it follows the catalog, prepares what is staged, swaps what is activated, and answers.
 *
 * <p>A catalog, its object store and a data directory come in; leases on open versions go out. {@link
 * io.slipway.serving.ServedDataset} is the class to read first: the life of a dataset on a node, step by step.
 */
@NullMarked
package io.slipway.serving;

import org.jspecify.annotations.NullMarked;
