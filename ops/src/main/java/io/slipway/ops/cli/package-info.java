/**
 * The {@code slipway} command.
 *
 * <p>Arguments of a shell come in; a table for people or a JSON document for programs goes out, with an exit
 * code. The exit codes and the JSON documents are part of the contract with schedulers.
 */
@NullMarked
package io.slipway.ops.cli;

import org.jspecify.annotations.NullMarked;
