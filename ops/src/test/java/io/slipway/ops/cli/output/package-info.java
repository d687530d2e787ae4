/** Tests of the command line. */
@NullMarked
package io.slipway.ops.cli.output;

import org.jspecify.annotations.NullMarked;
