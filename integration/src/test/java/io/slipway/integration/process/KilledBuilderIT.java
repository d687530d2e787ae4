package io.slipway.integration.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.integration.fixture.Eventually;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build that is killed, then the same push again: one version, complete. */
class KilledBuilderIT {
    private static final String PUSH = "monday";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {".sst", "manifest.json"})
    void theSamePushAgainIsOneVersion(String written) throws Exception {
        Lake lake = Lake.found(folder);
        try (Program killed = lake.startBuild(PUSH, "1")) {
            Eventually.holds(
                    written + " in the attempt",
                    () -> Lake.holds(lake.root().resolve("datasets"), written) || !killed.isAlive());
        }

        lake.build(PUSH, "1");
        lake.build(PUSH, "1");

        requireOneCompleteVersion(lake);
    }

    @Test
    void twoAtOnceAreOneVersion() throws Exception {
        Lake lake = Lake.found(folder);
        try (Program one = lake.startBuild(PUSH, "1");
                Program other = lake.startBuild(PUSH, "1")) {
            assertThat(one.exitCode()).as(one.said()).isZero();
            assertThat(other.exitCode()).as(other.said()).isZero();
        }

        requireOneCompleteVersion(lake);
    }

    private static void requireOneCompleteVersion(Lake lake) throws Exception {
        assertThat(lake.versions()).hasSize(1);
        try (Program verify = lake.start("verify", "numbers@1")) {
            assertThat(verify.exitCode()).as(verify.said()).isZero();
            assertThat(verify.said()).contains("100,000 rows");
        }
    }
}
