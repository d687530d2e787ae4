package io.slipway.ops.cli.verb;

import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a command takes from the process it runs in, as arguments: streams, environment, time and chance.
 *
 * @param environment the environment variables
 * @param random safe for many threads
 * @param stop ends servers
 */
public record Surroundings(
        Streams streams, Map<String, String> environment, Clock clock, RandomGenerator random, StopSignal stop) {
    /** Copies the environment. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** The process's own. The launcher says whether standard error is a terminal. */
    public static Surroundings ofProcess(StopSignal stop) {
        return new Surroundings(Streams.ofProcess(), System.getenv(), Clock.systemUTC(), new SecureRandom(), stop);
    }

    /** An environment variable that is set and not blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Who is at the keyboard, as the log names them. */
    public String actor() {
        return "slipway by " + System.getProperty("user.name", "somebody");
    }

    /**
     * Standard input, output and error.
     *
     * @param interactive whether {@code err} is a terminal, so that a line may be drawn over
     */
    public record Streams(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
        static Streams ofProcess() {
            return new Streams(System.in, System.out, System.err, Boolean.getBoolean("slipway.terminal"));
        }
    }
}
