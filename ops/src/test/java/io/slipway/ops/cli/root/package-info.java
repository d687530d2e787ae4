/** Tests of the verbs that work on a root. */
@NullMarked
package io.slipway.ops.cli.root;

import org.jspecify.annotations.NullMarked;
