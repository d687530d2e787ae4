package io.slipway.integration.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.integration.fixture.Eventually;
import io.slipway.integration.fixture.Http;
import io.slipway.integration.program.Launcher;
import io.slipway.integration.program.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** What was compiled for Java 17 builds, verifies and serves on Java 25 too, with the flags of the launcher. */
class NewestJavaIT {
    private static final Path JAVAS = Path.of("/usr/lib/jvm");
    private static final List<String> FLAGS =
            List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    private static final int PATIENCE_MILLIS = 30_000;

    @TempDir
    private Path folder;

    private Path java;

    @BeforeEach
    void find() throws IOException {
        Optional<Path> found = java25();
        assumeTrue(found.isPresent(), "there is no Java 25 in " + JAVAS + ": install one to run this test");
        java = found.get();
    }

    @Test
    void buildsTheSameVersionOnJava25() throws Exception {
        try (Lake lake = Lake.inFolder(folder)) {
            Launcher newest = lake.launcher().on(java, FLAGS);

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

    @Test
    void servesSwapsAndRollsBackOnJava25() throws Exception {
        try (Lake lake = Lake.inFolder(folder)) {
            Launcher newest = lake.launcher().on(java, FLAGS);
            try (Program dev = newest.start(
                    "dev",
                    "--data-dir",
                    lake.nodeFolder().toString(),
                    "--loader-port",
                    "0",
                    "--resp-port",
                    "0",
                    "--http-port",
                    "0")) {
                String loader = dev.awaitSaying("loader +(http://\\S+)");
                push(newest, lake, loader, "1");
                requireAnswers(dev, "1");
                push(newest, lake, loader, "2");
                requireAnswers(dev, "2");

                newest.run("rollback", "numbers", "--reason", "to see the way back", "--loader", loader)
                        .requireDone();

                Eventually.holds("version 1 is back", () -> overResp(dev).equals("1"));
                requireAnswers(dev, "1");
            }
        }
    }

    private static void push(Launcher launcher, Lake lake, String loader, String v) throws Exception {
        launcher.run("push", lake.datasetFile().toString(), "--param", "v=" + v, "--loader", loader)
                .requireDone();
    }

    private static void requireAnswers(Program dev, String v) {
        assertThat(overResp(dev)).isEqualTo(v);
        Http node = new Http(URI.create(dev.awaitSaying("HTTP +(http://\\S+?)/v1/status")));
        assertThat(node.get("/v1/datasets/numbers/records?key=" + Http.encoded("{7}"))
                        .path("v")
                        .asText())
                .isEqualTo(v);
    }

    private static String overResp(Program dev) {
        try (Jedis jedis =
                new Jedis("127.0.0.1", Integer.parseInt(dev.awaitSaying("redis-cli -p (\\d+)")), PATIENCE_MILLIS)) {
            return String.valueOf(jedis.hget("numbers:{7}", "v"));
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
