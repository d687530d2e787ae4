package io.slipway.integration.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.integration.program.Program;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build whose temporary folder is on a disk that is too small. */
class FullDiskIT {
    private static final int ACCESS = 13;

    /** Less than one file of the version needs. */
    private static final String TOO_SMALL = "size=40k";

    // The disk is there for the command alone; what is left on it afterwards is printed.
    private static final String WITH_SMALL_DISK = "mount -t tmpfs -o " + TOO_SMALL
            + " tmpfs \"$0\" || exit 99; \"$@\"; code=$?; find \"$0\" -mindepth 1; exit $code";

    @TempDir
    private Path folder;

    @Test
    void endsWith13AndLeavesNothingAndTheSamePushWorksLater() throws Exception {
        try (Lake lake = Lake.inFolder(folder)) {
            Files.createDirectories(lake.spool());
            assumeTrue(
                    canMount(lake.spool()),
                    "no small disk can be mounted here: allow user namespaces to run this test");

            try (Program build = lake.startBuild(lake.launcher().wrappedIn(onSmallDisk(lake.spool())), "monday", "1")) {
                assertThat(build.exitCode()).as(build.said()).isEqualTo(ACCESS);
                assertThat(build.said().lines())
                        .as("a sentence, the remedy, and nothing left")
                        .hasSize(2);
                assertThat(build.said())
                        .contains("slipway build: Cannot write " + lake.spool(), "No space left on device")
                        .contains("Make room on the disk of the temporary directory");
            }
            assertThat(lake.objects("")).isZero();
            assertThat(lake.versions()).isEmpty();

            lake.build("monday", "1");

            assertThat(lake.manifests()).singleElement().satisfies(lake.builds()::requireComplete);
            try (Stream<Path> left = Files.list(lake.spool())) {
                assertThat(left).isEmpty();
            }
        }
    }

    private static List<String> onSmallDisk(Path folder) {
        return List.of(
                "/usr/bin/unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "/bin/sh",
                "-c",
                WITH_SMALL_DISK,
                folder.toString());
    }

    private static boolean canMount(Path folder) throws IOException, InterruptedException {
        List<String> nothing = Stream.concat(onSmallDisk(folder).stream(), Stream.of("/bin/true"))
                .toList();
        return Files.isExecutable(Path.of(nothing.get(0)))
                && new ProcessBuilder(nothing)
                                .redirectErrorStream(true)
                                .redirectOutput(Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
    }
}
