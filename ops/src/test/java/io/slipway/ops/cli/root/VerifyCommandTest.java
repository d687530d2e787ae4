package io.slipway.ops.cli.root;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.ops.cli.Shell;
import io.slipway.ops.cli.TestLake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    @TempDir
    private Path folder;

    private TestLake lake;

    @BeforeEach
    void build() throws IOException {
        lake = TestLake.in(folder);
    }

    private Shell.Said verify(String... more) throws IOException {
        Path copies = Files.createDirectories(folder.resolve("copies"));
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"verify", "routes@1", "--temp-dir", copies.toString()}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        Shell.Said said = lake.shell().run(arguments);
        try (Stream<Path> left = Files.list(copies)) {
            assertThat(left).as("copies left behind").isEmpty();
        }
        return said;
    }

    /** Replaces an object, which no program of Slipway does. */
    private static void replace(Path object, byte[] content) throws IOException {
        Path changed = Files.write(object.resolveSibling("changed"), content);
        Files.move(changed, object, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(object, PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Test
    void saysThatEverythingIsWhatWasWritten() throws IOException {
        Shell.Said said = verify();

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("routes@1 is what was written: 4,000 rows", "in 2 files, row checksum");
        assertThat(verify("--output", "json").out()).contains("\"rows\" : 4000", "\"rowChecksum\"", "\"files\" : 2");
    }

    @Test
    void namesEveryObjectThatIsNot() throws IOException {
        Path flipped = lake.object(".sst");
        byte[] bytes = Files.readAllBytes(flipped);
        bytes[bytes.length / 3] ^= 1;
        replace(flipped, bytes);
        Path missing;
        try (Stream<Path> files = Files.list(flipped.resolveSibling("."))) {
            missing = files.filter(path -> path.toString().endsWith(".sst") && !path.endsWith(flipped.getFileName()))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(missing);

        Shell.Said said = verify();

        assertThat(said.code()).isEqualTo(16);
        assertThat(said.err())
                .contains("2 of 2 objects are not what was written")
                .contains(lake.key(flipped) + ": SHA-256, expected=")
                .contains(missing.getFileName() + ": the object is missing")
                .contains("Restore the objects");
    }

    @Test
    void findsAnotherLength() throws IOException {
        Path file = lake.object(".sst");
        byte[] bytes = Files.readAllBytes(file);
        replace(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(verify().err()).contains("length, expected=" + bytes.length + " actual=" + (bytes.length - 1));

        replace(file, Arrays.copyOf(bytes, bytes.length + 1));
        assertThat(verify().err()).contains("length, expected=" + bytes.length + " actual=more");
    }

    @Test
    void findsAnAlteredOrMissingManifest() throws IOException {
        Path manifest = lake.object("manifest.json");
        replace(manifest, Files.readString(manifest).replace("4000", "4001").getBytes(StandardCharsets.UTF_8));
        assertThat(verify().code()).isEqualTo(16);
        assertThat(verify().err()).contains(lake.key(manifest), "it has changed");

        Files.delete(manifest);
        assertThat(verify().code()).isEqualTo(16);
        assertThat(verify().err()).contains("the manifest of routes@1 is missing");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(lake.shell().run("verify", "routes@9").code()).isEqualTo(15);
        assertThat(lake.shell().run("verify", "rotes@1").err())
                .contains("there is no such version", "slipway versions");
        assertThat(lake.shell().run("verify", "routes").code()).isEqualTo(2);
        assertThat(lake.shell()
                        .run(
                                "verify",
                                "routes@1",
                                "--temp-dir",
                                folder.resolve("nowhere").toString())
                        .err())
                .contains("--temp-dir");
    }
}
