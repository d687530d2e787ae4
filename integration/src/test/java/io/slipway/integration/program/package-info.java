/**
 * The {@code slipway} command in processes of its own.
 *
 * <p>A Java, variables and arguments come in; a running program goes out, that says something, ends, or is killed with
 * signal 9.
 */
@NullMarked
package io.slipway.integration.program;

import org.jspecify.annotations.NullMarked;
