/**
 * What a verb of the command is: what it takes from the process it runs in, and what it answers with.
 *
 * <p>Streams, environment, time and chance come in as {@link io.slipway.ops.cli.verb.Surroundings}; an {@link
 * io.slipway.ops.cli.verb.Answer} goes out, with an exit code and a document that are part of the contract with schedulers.
 */
@NullMarked
package io.slipway.ops.cli.verb;

import org.jspecify.annotations.NullMarked;
