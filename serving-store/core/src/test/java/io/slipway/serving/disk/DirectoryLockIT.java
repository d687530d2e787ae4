package io.slipway.serving.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.failure.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory and a process that comes second. */
class DirectoryLockIT {
    @TempDir
    Path root;

    @Test
    void isForOneProcessAtATime() throws Exception {
        try (DataDirectory directory = DataDirectory.open(root)) {
            Process second = start();

            assertThat(said(second))
                    .contains(RefusedException.class.getName() + ": Cannot use data directory " + directory.root()
                            + ": another node is using it")
                    .contains("actual=process " + ProcessHandle.current().pid());
            assertThat(second.waitFor()).isNotZero();
        }
        assertThat(start().waitFor()).isZero();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Second.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Opens the directory that is its argument. */
    static final class Second {
        private Second() {}

        public static void main(String[] arguments) {
            DataDirectory.open(Path.of(arguments[0])).close();
        }
    }
}
