package io.slipway.integration.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.integration.fixture.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code slipway} command, running or ended. Killed at the end of the test at the latest. */
public final class Program implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final Path output;

    Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** All it has said so far, on both streams. */
    public String said() {
        try {
            return Files.readString(output, UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until it says something, and gives the first group of it. */
    public String awaitSaying(String pattern) {
        Pattern words = Pattern.compile(pattern);
        return Eventually.get("the words " + pattern, () -> {
            boolean alive = process.isAlive();
            Matcher matcher = words.matcher(said());
            if (matcher.find()) {
                return Optional.of(matcher.group(1));
            }
            if (!alive) {
                throw new AssertionError("It ended with " + process.exitValue() + ": " + said());
            }
            return Optional.empty();
        });
    }

    /** Waits for its end. */
    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end: " + said());
        }
    }

    /** Waits for its end, and gives its exit code. */
    public int exitCode() throws InterruptedException {
        awaitEnd();
        return process.exitValue();
    }

    /** Waits for its end, which must be a good one. */
    public Program requireDone() throws InterruptedException {
        assertThat(exitCode()).as(said()).isZero();
        return this;
    }

    /** The id of the process. */
    public long pid() {
        return process.pid();
    }

    /** Kills it with signal 9 in the middle of its work; it must not have ended by itself. */
    public void kill() {
        assertThat(process.isAlive()).as("it is alive; it said: " + said()).isTrue();
        close();
        assertThat(process.exitValue())
                .as("it ended by signal 9; it said: " + said())
                .isEqualTo(128 + 9);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        // Nobody may start on its folders before it is gone.
        process.onExit().join();
    }
}
