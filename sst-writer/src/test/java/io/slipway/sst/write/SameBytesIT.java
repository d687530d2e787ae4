package io.slipway.sst.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.sharding.Sharding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows give the same bytes, in this process and in another. */
class SameBytesIT {
    private static final Sharding SHARDING = new Sharding(8);
    private static final FileLimits LIMITS = new FileLimits(100_000, 400_000);

    @TempDir
    Path directory;

    @Test
    void anotherProcessWritesTheSameFiles() throws Exception {
        List<String> here = lines(Files.createDirectory(directory.resolve("here")));
        List<String> there = otherProcess(Files.createDirectory(directory.resolve("there")));

        assertThat(there).isEqualTo(here).hasSizeGreaterThan(20);
    }

    private static List<String> otherProcess(Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName(),
                        folder.toString(),
                        output.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(output);
    }

    static List<String> lines(Path folder) {
        return WrittenFiles.write(SeededRows.of(11, 50_000, 120), folder, SHARDING, LIMITS).stream()
                .map(file -> file.name() + " " + file.sha256() + " " + file.bytes() + " " + file.rowChecksum())
                .toList();
    }

    /** Writes the rows into the first argument's folder and what it wrote into the second argument's file. */
    static final class WriterProcess {
        private WriterProcess() {}

        public static void main(String[] arguments) throws IOException {
            Files.write(Path.of(arguments[1]), lines(Path.of(arguments[0])), StandardCharsets.UTF_8);
        }
    }
}
