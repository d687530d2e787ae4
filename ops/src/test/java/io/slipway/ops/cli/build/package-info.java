/** Tests of the verbs. */
@NullMarked
package io.slipway.ops.cli.build;

import org.jspecify.annotations.NullMarked;
