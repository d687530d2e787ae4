package io.slipway.integration.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A named pipe where a program is about to write a file. Nobody reads from it, so the program stands there until it is
 * killed.
 */
record Fifo(Path path) {
    static Fifo at(Path path) throws IOException, InterruptedException {
        Process made = new ProcessBuilder("mkfifo", path.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        return new Fifo(path);
    }

    /** Takes it away, as a crash would have left nothing there. */
    void remove() throws IOException {
        Files.deleteIfExists(path);
    }
}
