/** Tests of what a verb answers with. */
@NullMarked
package io.slipway.ops.cli.verb;

import org.jspecify.annotations.NullMarked;
