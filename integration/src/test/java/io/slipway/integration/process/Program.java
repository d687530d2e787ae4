package io.slipway.integration.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.slipway.integration.fixture.Eventually;
import io.slipway.ops.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code slipway} command, running. Killed at the end of the test at the latest. */
final class Program implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path output;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a verb on this JVM's Java. */
    static Program start(Path folder, String... arguments) throws IOException {
        return start(Path.of(System.getProperty("java.home")), List.of(), folder, arguments);
    }

    /** Starts a verb on a Java of choice, with more flags for it; what it says goes into a file of {@code folder}. */
    static Program start(Path java, List<String> flags, Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java.resolve("bin/java").toString(),
                "-Xmx256m",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(flags);
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, arguments[0], ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        return new Program(builder.start(), output);
    }

    /** All it has said so far, on both streams. */
    String said() {
        try {
            return Files.readString(output, UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until it says something, and gives the first group of it. */
    String awaitSaying(String pattern) {
        Pattern words = Pattern.compile(pattern);
        return Eventually.get("the words " + pattern, () -> {
            Matcher matcher = words.matcher(said());
            if (matcher.find()) {
                return Optional.of(matcher.group(1));
            }
            if (!process.isAlive()) {
                throw new AssertionError("It ended with " + process.exitValue() + ": " + said());
            }
            return Optional.empty();
        });
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end, and gives its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end: " + said());
        }
        return process.exitValue();
    }

    /** kill -9. */
    @Override
    public void close() {
        process.destroyForcibly();
        // Nobody may start on its folders before it is gone.
        process.onExit().join();
    }
}
