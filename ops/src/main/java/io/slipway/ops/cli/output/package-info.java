/**
 * How a command shows its answer.
 *
 * <p>Documents, figures and progress come in; tables for people, JSON for programs and one moving line for a terminal
 * go out. Standard output carries the answer alone, so that it can be piped; everything else goes to standard error.
 */
@NullMarked
package io.slipway.ops.cli.output;

import org.jspecify.annotations.NullMarked;
