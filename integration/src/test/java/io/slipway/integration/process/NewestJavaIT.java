package io.slipway.integration.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.integration.program.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was compiled for Java 17 builds and verifies on Java 25 too, with the flags of the launcher. */
class NewestJavaIT {
    private static final Path JAVAS = Path.of("/usr/lib/jvm");
    private static final List<String> FLAGS =
            List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    @TempDir
    private Path folder;

    @Test
    void buildsTheSameVersionOnJava25() throws Exception {
        Optional<Path> java = java25();
        assumeTrue(java.isPresent(), "there is no Java 25 in " + JAVAS + ": install one to run this test");
        try (Lake lake = Lake.inFolder(folder)) {
            Launcher newest = lake.launcher().on(java.get(), FLAGS);

            newest.run("build", lake.datasetFile().toString(), "--push-id", "new")
                    .requireDone();
            newest.run("verify", "numbers@1").requireDone();
            lake.build("old", "1");

            assertThat(lake.manifests())
                    .hasSize(2)
                    .extracting(Manifest::contentSha256)
                    .containsOnly(lake.manifests().get(0).contentSha256());
        }
    }

    private static Optional<Path> java25() throws IOException {
        if (!Files.isDirectory(JAVAS)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(JAVAS)) {
            return homes.filter(home -> says(home.resolve("release"), "JAVA_VERSION=\"25"))
                    .findFirst();
        }
    }

    private static boolean says(Path file, String words) {
        try {
            return Files.exists(file) && Files.readString(file).contains(words);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
