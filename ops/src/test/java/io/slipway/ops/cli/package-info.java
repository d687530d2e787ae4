/** Tests of the command line. */
@NullMarked
package io.slipway.ops.cli;

import org.jspecify.annotations.NullMarked;
