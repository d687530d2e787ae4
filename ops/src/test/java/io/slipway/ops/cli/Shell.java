package io.slipway.ops.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.slipway.ops.cli.verb.StopSignal;
import io.slipway.ops.cli.verb.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Runs the command in this process and keeps what it said. */
public final class Shell {
    private static final AtomicLong SEED = new AtomicLong(7);

    private final Map<String, String> environment;
    private final StopSignal stop = new StopSignal();

    /** A shell with these environment variables and nothing on standard input. */
    public Shell(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Asks a server that runs in another thread to end. */
    public void stop() {
        stop.stop();
    }

    /** Runs one command to its end. */
    public Said run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new Surroundings.Streams(
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        false),
                environment,
                Clock.systemUTC(),
                new Random(SEED.getAndIncrement()),
                stop);
        int code = SlipwayCommand.commandLine(surroundings).execute(arguments);
        return new Said(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** The exit code and both outputs. */
    public record Said(int code, String out, String err) {}
}
