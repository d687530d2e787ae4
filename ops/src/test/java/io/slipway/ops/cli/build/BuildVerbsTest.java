package io.slipway.ops.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.ops.cli.Shell;
import io.slipway.ops.run.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** new, check, build and the orders that work on what was built, against a root in a folder, without a loader. */
class BuildVerbsTest {
    @TempDir
    private Path folder;

    private Shell shell = new Shell(Map.of());
    private Path data;
    private Path file;

    @BeforeEach
    void layOutData() throws IOException {
        shell = new Shell(Map.of("SLIPWAY_ROOT", folder.resolve("lake").toString()));
        data = Files.writeString(folder.resolve("cities.csv"), "city,people\nBern,134000\nWien,1900000\n");
        file = Files.writeString(folder.resolve("cities.yaml"), """
                dataset: cities
                inputs:
                  data: { uri: "cities.csv" }
                key:
                  partition: [city]
                """);
    }

    private Shell.Said build(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "build";
        arguments[1] = file.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return shell.run(arguments);
    }

    @Test
    void writesAFirstFileAndNeverOverwritesOne() {
        Path written = folder.resolve("first.yaml");

        Shell.Said said = shell.run("new", data.toString(), "--to", written.toString());

        assertThat(said.code()).isZero();
        assertThat(written).content().contains("dataset:", "city");
        assertThat(said.out())
                .contains("Its key is city: the first column whose values all differ", "slipway check " + written);
        Path spaced = folder.resolve("my cities.yaml");
        assertThat(shell.run("new", data.toString(), "--to", spaced.toString()).out())
                .contains("slipway check '" + spaced + "'");
        assertThat(shell.run("new", data.toString(), "--to", written.toString()).code())
                .isEqualTo(2);
    }

    @Test
    void checksWithoutWriting() {
        Shell.Said said = shell.run("check", file.toString());

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("partition key", "cities:{Bern}", "\"people\":134000", "Nothing was written");
        assertThat(folder.resolve("lake")).doesNotExist();
    }

    @Test
    void checkSaysThatABuildWouldFail() throws IOException {
        Files.writeString(data, "city,people\nBern,1\nBern,2\n");
        Shell.Said twice = shell.run("check", file.toString());
        Files.writeString(data, "city,people\n,1\nBern,2\n");
        Shell.Said rejected = shell.run("check", file.toString());

        assertThat(twice.code()).isEqualTo(12);
        assertThat(twice.out())
                .contains("This build would fail: two rows have the key cities:{Bern}")
                .doesNotContain("Build it");
        assertThat(rejected.code()).isEqualTo(12);
        assertThat(rejected.out())
                .contains("This build would fail: 1 of the first 2 rows would be rejected, max_rejected is 0")
                .doesNotContain("Build it")
                .doesNotContainPattern("(?m)^ +$");
    }

    @Test
    void takesNoDataForADatasetFile() {
        Shell.Said said = shell.run("check", data.toString());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .contains("this looks like data", "slipway new " + data)
                .doesNotContain("Wien");
    }

    @Test
    void buildsAVersionAndKnowsItAgain() {
        shell.run("init");

        Shell.Said first = build();
        Shell.Said again = build();

        assertThat(first.code()).isZero();
        assertThat(first.out()).contains("cities@1: 2 rows", "redis-cli -p 6380 HGETALL 'cities:{", "curl -sG");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("This push was done before: cities@1 is REGISTERED");
        assertThat(build("--force").out()).contains("cities@2");
    }

    @Test
    void servesAndRollsBackOffline() {
        shell.run("init");
        build();
        build("--force");
        for (String version : new String[] {"cities@1", "cities@2"}) {
            assertThat(shell.run("stage", version, "--offline", "--reason", "test")
                            .code())
                    .isZero();
            assertThat(shell.run("activate", version, "--offline", "--reason", "test")
                            .code())
                    .isZero();
        }

        Shell.Said back = shell.run("rollback", "cities", "--offline", "--reason", "bad figures");

        assertThat(back.code()).isZero();
        assertThat(back.out()).contains("cities: version 1 is active, pinned.", "readiness was not checked");
        assertThat(shell.run("show", "cities", "--offline").out())
                .contains("held. To end the hold, which rejects what it held: slipway unpin cities --reason TEXT");
        assertThat(shell.run("log", "--offline").out()).contains("ROLL_BACK cities@1", "bad figures");
        assertThat(shell.run("versions", "cities", "--offline").out()).contains("ROLLED_BACK", "ACTIVE");
        assertThat(shell.run("stage", "cities@2", "--offline", "--reason", "x").code())
                .isEqualTo(17);
        assertThat(shell.run("unpin", "cities", "--offline", "--reason", "x").code())
                .isZero();
    }

    @Test
    void endsWithTheCodeOfWhatIsWrong() throws IOException {
        assertThat(build().code()).as("root not initialised").isEqualTo(15);
        shell.run("init");
        assertThat(build("--param", "nosuch=1").code()).as("unknown parameter").isEqualTo(2);
        assertThat(build("--engine", "spark").err()).contains("not yet");
        assertThat(build("--memory", "lots").err()).contains("is no size");
        assertThat(build("--push-id", "a", "--force").code())
                .as("contradiction")
                .isEqualTo(2);
        Files.writeString(data, "city,people\nBern,1\nBern,2\n");
        assertThat(build().code()).as("duplicate keys").isEqualTo(12);
        Files.delete(data);
        assertThat(build().code()).as("input missing").isEqualTo(15);
        Files.writeString(file, "dataset: cities\nshard: 3\n");
        assertThat(build().err()).contains("shard");
    }

    @Test
    void namesWhatIsNotThere() {
        shell.run("init");

        assertThat(shell.run("show", "nosuch", "--offline").code()).isEqualTo(15);
        assertThat(shell.run("show", "NoSuch", "--offline").code()).isEqualTo(2);
        assertThat(shell.run("activate", "cities", "--offline", "--reason", "x").code())
                .isEqualTo(2);
        assertThat(shell.run("rollback", "cities", "--offline").err()).contains("--reason");
    }

    @Test
    void saysThatARootNeedsOffline() {
        Shell.Said said = shell.run("datasets", "--root", folder.toString());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("Add --offline");
    }

    @Test
    void looksForTheLoaderBeforeItBuilds() {
        shell.run("init");

        Shell.Said said = shell.run("push", file.toString(), "--loader", "http://127.0.0.1:1");

        assertThat(said.code()).isEqualTo(75);
        assertThat(said.err())
                .contains("connection refused", "slipway build " + file)
                .doesNotContain("--offline");
        assertThat(shell.run("datasets", "--offline").out()).contains("No datasets yet");
    }

    @Test
    void listsTheGatesThatFailed() throws IOException {
        Files.writeString(file, "gates: { rows: { min: 10 } }\n", StandardOpenOption.APPEND);
        try (TestMachine machine = TestMachine.in(folder)) {
            Shell.Said said = shell.run(
                    "push", file.toString(), "--loader", machine.loader().toString());

            assertThat(said.code()).as(said.err()).isEqualTo(10);
            assertThat(said.out())
                    .contains("cities@1 was rejected, these gates failed:", "  rows", "slipway stage cities@1 --reason")
                    .doesNotContain("look it up");
        }
    }

    @Test
    void pushesToNoLoaderOfAnotherRoot() {
        shell.run("init");
        try (TestMachine other = TestMachine.in(folder.resolve("other"))) {
            String[] push = {"push", file.toString(), "--loader", other.loader().toString()};

            Shell.Said founded = shell.run(push);
            assertThat(shell.run("datasets", "--offline").out()).contains("No datasets yet");
            build();
            Shell.Said longer = shell.run(push);

            assertThat(founded.code()).isEqualTo(2);
            assertThat(founded.err()).contains("works on another root", "--loader");
            assertThat(longer.code()).isEqualTo(2);
        }
    }

    @Test
    void sweepsNothingThatIsYoung() {
        shell.run("init");
        build();

        assertThat(shell.run("sweep", "--dry-run").out()).contains("Would delete 0 objects");
    }
}
