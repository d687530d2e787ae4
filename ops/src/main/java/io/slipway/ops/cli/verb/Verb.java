package io.slipway.ops.cli.verb;

/** One verb of the command line, with its options filled in. */
public interface Verb {
    /**
     * Does what was asked for.
     *
     * @throws io.slipway.schemas.failure.SlipwayException if it cannot be done; its class decides the exit code
     */
    Answer run();
}
