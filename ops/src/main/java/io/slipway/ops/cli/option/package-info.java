/**
 * Options that several verbs share, and what they stand for.
 *
 * <p>Options and environment variables come in; an open root, a control or a checked value goes out.
 */
@NullMarked
package io.slipway.ops.cli.option;

import org.jspecify.annotations.NullMarked;
