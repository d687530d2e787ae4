package io.slipway.benchmarks.lab;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Whole processes: run to their end and timed, or started to be talked to. */
public final class Command {
    private static final long LOOK_EVERY_MILLIS = 50;

    private Command() {}

    /** Runs a command to its end. */
    public static void run(Path log, List<String> command) throws IOException, InterruptedException {
        seconds(log, command, Map.of(), new Peak());
    }

    /** The same with more variables in the environment. */
    public static void run(Path log, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        seconds(log, command, environment, new Peak());
    }

    /** Runs a command to its end and says how long it took. Start-up counts: people wait for it too. */
    public static double seconds(Path log, List<String> command, Peak peak) throws IOException, InterruptedException {
        return seconds(log, command, Map.of(), peak);
    }

    private static double seconds(Path log, List<String> command, Map<String, String> environment, Peak peak)
            throws IOException, InterruptedException {
        ProcessBuilder builder = builder(log, command);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            peak.look(process.pid());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException("exit code " + process.exitValue() + " of " + String.join(" ", command) + "\n"
                    + Files.readString(log));
        }
        return seconds;
    }

    /** Runs a command to its end and returns what it printed. */
    public static String output(Path log, List<String> command) throws IOException, InterruptedException {
        run(log, command);
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
