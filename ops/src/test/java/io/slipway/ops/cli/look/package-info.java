/** Tests of the verbs that only look. */
@NullMarked
package io.slipway.ops.cli.look;

import org.jspecify.annotations.NullMarked;
