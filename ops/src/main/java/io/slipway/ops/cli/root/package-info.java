/**
 * Verbs that work on a root directly: founding, defining, verifying, sweeping and looking into it.
 *
 * <p>A root URI comes in; its object store and catalog are opened for the length of one command.
 */
@NullMarked
package io.slipway.ops.cli.root;

import org.jspecify.annotations.NullMarked;
