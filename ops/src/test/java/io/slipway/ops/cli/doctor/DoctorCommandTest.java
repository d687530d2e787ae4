package io.slipway.ops.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.loader.problem.ProblemType;
import io.slipway.ops.cli.Shell;
import io.slipway.ops.cli.TestLake;
import io.slipway.ops.client.CannedLoader;
import io.slipway.ops.run.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    private static final String NO_LOADER = "http://127.0.0.1:1";

    @TempDir
    private Path folder;

    private static void replace(Path object, byte[] content) throws IOException {
        Path changed = Files.write(object.resolveSibling("changed"), content);
        Files.move(changed, object, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void findsNothingWrongWithARootThatIsWhole() throws IOException {
        TestLake lake = TestLake.in(folder);

        Shell.Said said = lake.shell().run("doctor", "--write-test");

        assertThat(said.out())
                .containsPattern("OK +root +file:.* has entry 0")
                .containsPattern("OK +list +missing keys are seen as missing, and the log can be listed")
                .containsPattern("OK +create-only +a second create of one key was refused")
                .containsPattern("OK +state +namespace .* at entry 1: 1 datasets, 1 versions, 0 nodes")
                .containsPattern("OK +log +all 2 entries")
                .containsPattern("OK +versions +1 unexpired versions: manifests and 2 files are there");
        assertThat(folder.resolve("lake/probes"))
                .satisfiesAnyOf(probes -> assertThat(probes).doesNotExist(), probes -> assertThat(probes)
                        .isEmptyDirectory());
    }

    @Test
    void writesNothingUnlessItIsAskedTo() throws IOException {
        TestLake lake = TestLake.in(folder);

        assertThat(lake.shell().run("doctor").out()).contains("not tried", "--write-test");
    }

    @Test
    void namesObjectsThatAreMissingOrCut() throws IOException {
        TestLake lake = TestLake.in(folder);
        Path cut = lake.object(".sst");
        byte[] bytes = Files.readAllBytes(cut);
        replace(cut, Arrays.copyOf(bytes, 10));

        Shell.Said said = lake.shell().run("doctor");

        assertThat(said.code()).isEqualTo(16);
        assertThat(said.out())
                .containsPattern("FAIL +routes@1 +" + lake.key(cut))
                .contains("expected=" + bytes.length + " bytes actual=10 bytes", "-> Restore the object");

        Files.delete(lake.object("manifest.json"));
        assertThat(lake.shell().run("doctor").out()).contains("the manifest of routes@1 is missing");
    }

    @Test
    void findsAHoleInTheLogBeforeANodeDoes() throws IOException {
        TestLake lake = TestLake.in(folder);
        lake.build(10);
        Path entry = lake.object("00000000000000000001.json");
        replace(entry, Files.readAllBytes(lake.object("00000000000000000002.json")));

        Shell.Said said = lake.shell().run("doctor");

        assertThat(said.code()).isEqualTo(16);
        assertThat(said.out()).contains("FAIL");
    }

    @Test
    void saysThatARootWasNeverFounded() {
        Shell.Said said = new Shell(Map.of())
                .run("doctor", "--root", folder.resolve("none").toString());

        assertThat(said.code()).isEqualTo(15);
        assertThat(said.out()).contains("has no entry 0", "slipway init --root").doesNotContain("OK ");
    }

    @Test
    void triesWritingWhereNothingIsFoundedYet() {
        Path none = folder.resolve("none");

        Shell.Said said = new Shell(Map.of()).run("doctor", "--root", none.toString(), "--write-test");

        assertThat(said.code()).isEqualTo(15);
        assertThat(said.out())
                .containsPattern(
                        "OK +list +missing keys are seen as missing, and the log, which is empty, can be listed")
                .containsPattern("OK +create-only +a second create of one key was refused");
    }

    @Test
    void asksTheLoaderAndItsNodes() {
        try (TestMachine machine = TestMachine.in(folder)) {
            String[] doctor = {
                "doctor",
                "--root",
                machine.root().toString(),
                "--loader",
                machine.loader().toString()
            };
            Shell shell = new Shell(Map.of());

            Shell.Said said = shell.run(doctor);

            assertThat(said.code()).isZero();
            assertThat(said.out())
                    .containsPattern("OK +loader +" + machine.loader() + " answers")
                    .containsPattern("(OK|WARN) +node");
            assertThat(shell.run("init", "--root", folder.resolve("other").toString())
                            .code())
                    .isZero();
            doctor[2] = folder.resolve("other").toString();
            Shell.Said other = shell.run(doctor);
            assertThat(other.code()).isEqualTo(2);
            assertThat(other.out()).contains("works on another root");
        }
    }

    @Test
    void failsForALoaderThatWasNamedAndDoesNotAnswer() throws IOException {
        TestLake lake = TestLake.in(folder);

        Shell.Said said = lake.shell().run("doctor", "--loader", NO_LOADER, "--output", "json");

        assertThat(said.code()).isEqualTo(75);
        assertThat(said.out()).contains("\"level\" : \"FAIL\"", "\"check\" : \"loader\"", "\"exit\" : \"TEMPORARY\"");
    }

    @Test
    void failsForALoaderThatAnswersAndIsNotWell() throws IOException {
        TestLake lake = TestLake.in(folder);
        try (CannedLoader loader = CannedLoader.start()) {
            loader.answer(
                    ProblemType.UNAVAILABLE.status(),
                    "{\"type\":\"" + ProblemType.UNAVAILABLE.uri() + "\",\"detail\":\"Cannot call it healthy\"}");

            Shell.Said said =
                    lake.shell().run("doctor", "--loader", loader.uri().toString());

            assertThat(said.code()).isEqualTo(75);
            assertThat(said.out())
                    .containsPattern("OK +versions")
                    .containsPattern("FAIL +loader +Cannot call it healthy");
        }
    }
}
