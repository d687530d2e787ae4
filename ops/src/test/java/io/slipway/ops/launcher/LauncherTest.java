package io.slipway.ops.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./slipway}, in a checkout whose Maven is a script of ours. */
class LauncherTest {
    @TempDir
    private Path folder;

    private FakeCheckout checkout;

    @BeforeEach
    void layOutACheckout() throws IOException {
        checkout = FakeCheckout.in(folder.resolve("a folder with spaces"));
    }

    @Test
    void buildsOnceAndThenOnlyRuns() throws Exception {
        Script.Said first = checkout.launch("--version");
        Script.Said second = checkout.launch("--version");

        assertThat(first.out()).startsWith("slipway ");
        assertThat(first.err()).contains("slipway: building what changed", "slipway: built in");
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.err()).isEmpty();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void keepsWhatTheJavaHasReadOfTheClasses() throws Exception {
        FakeCheckout jars = FakeCheckout.ofJars(folder.resolve("jars"));
        Script.Said first = jars.launch("--version");

        assertThat(jars.home().resolve("ops/target/launcher/classes/archive")).isRegularFile();
        assertThat(jars.home().resolve("ops/target/launcher/rehearsal")).doesNotExist();
        Script.Said second = jars.launch("--version");
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.err()).isEmpty();
    }

    @Test
    void buildsAgainWhenASourceChanged() throws Exception {
        checkout.launch("--version");
        Path source = Files.writeString(checkout.home().resolve("catalog/src/main/Catalog.java"), "class Catalog {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.ofEpochSecond(4_000_000_000L)));

        checkout.launch("--version");

        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void worksThroughASymbolicLinkFromAnotherFolder() throws Exception {
        Path link =
                Files.createSymbolicLink(folder.resolve("slip"), checkout.home().resolve("slipway"));

        Script.Said said = checkout.script(Map.of()).run(folder, link.toString(), "--version");

        assertThat(said.out()).startsWith("slipway ");
    }

    @Test
    void passesArgumentsAndTheExitCodeOn() throws Exception {
        Script.Said said = checkout.launch("diff", "two words");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("Cannot use 'slipway diff': not yet");
    }

    @Test
    void saysWhenMavenFails() throws Exception {
        checkout.letMavenBuildBy("echo 'cannot find symbol'; exit 1");

        Script.Said said = checkout.launch("--version");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("cannot find symbol", "slipway: Maven could not build the checkout.");
        assertThat(said.out()).isEmpty();
    }

    @Test
    void saysWhenMavenIsTooOld() throws Exception {
        checkout.letMavenDo("echo 'Apache Maven 3.6.3 (x)'");

        Script.Said said = checkout.launch("--version");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("mvn is Maven 3.6, expected 3.8 or later.");
    }

    @Test
    void saysWhenJavaHomeIsWrong() throws Exception {
        Script.Said said = checkout.script(Map.of("JAVA_HOME", "nowhere")).run(folder, checkout.command(), "--version");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("JAVA_HOME=nowhere has no bin/java.");
    }

    @Test
    void saysWhenJavaIsTooOld() throws Exception {
        Path old = checkout.oldJava("JAVA_VERSION=\"11.0.2\"");

        Script.Said said =
                checkout.script(Map.of("JAVA_HOME", old.toString())).run(folder, checkout.command(), "--version");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("is Java 11, expected 17 or later.");
    }
}
