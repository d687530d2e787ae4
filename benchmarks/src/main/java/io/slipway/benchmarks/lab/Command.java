package io.slipway.benchmarks.lab;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Whole processes: run to their end and timed, or started to be talked to. */
public final class Command {
    private Command() {}

    /** Runs a command to its end. Start-up counts: people wait for it too. */
    public static Duration time(Path log, List<String> command) throws IOException, InterruptedException {
        return time(log, command, Map.of());
    }

    /** The same with more variables in the environment. */
    public static Duration time(Path log, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = builder(log, command);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        int code = builder.start().waitFor();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (code != 0) {
            throw new IOException(
                    "exit code " + code + " of " + String.join(" ", command) + "\n" + Files.readString(log));
        }
        return took;
    }

    /** Runs a command to its end and returns what it printed. */
    public static String output(Path log, List<String> command) throws IOException, InterruptedException {
        Files.deleteIfExists(log);
        time(log, command);
        return Files.readString(log);
    }

    /** Starts a server; closing it ends the process. */
    public static Running start(Path log, List<String> command) throws IOException {
        return new Running(builder(log, command).start());
    }

    private static ProcessBuilder builder(Path log, List<String> command) {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    }

    /** A process that runs until it is closed. */
    public record Running(Process process) implements Closeable {
        @Override
        public void close() {
            process.destroy();
            process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
            process.destroyForcibly().onExit().join();
        }
    }
}
