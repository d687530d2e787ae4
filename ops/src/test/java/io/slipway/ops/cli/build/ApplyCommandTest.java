package io.slipway.ops.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.ops.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyCommandTest {
    private static final String CITIES = """
            dataset: cities
            inputs: { data: "cities.csv" }
            key: { partition: [city] }
            """;

    @TempDir
    private Path folder;

    private Shell shell = new Shell(Map.of());
    private Path file = Path.of("");

    @BeforeEach
    void found() throws IOException {
        shell = new Shell(Map.of("SLIPWAY_ROOT", folder.resolve("lake").toString()));
        Files.writeString(folder.resolve("cities.csv"), "city,people\nBern,134000\nWien,1900000\n");
        file = write(CITIES);
        shell.run("init");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("cities.yaml"), text);
    }

    private Shell.Said apply(String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"apply", file.toString(), "--reason", "agreed"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return shell.run(arguments);
    }

    @Test
    void definesADatasetThatIsNewAndBuildsGoOnFromThere() {
        Shell.Said said = apply();

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("cities is defined in entry 1", "slipway build");
        assertThat(shell.run("build", file.toString()).out()).contains("cities@1: 2 rows");
    }

    @Test
    void saysWhatChangedAndHoldsTheNextBuildToIt() throws IOException {
        shell.run("build", file.toString());
        write(CITIES + "gates: { rows: { min: 2 }, sql: [ \"SELECT count(*) = 3 FROM output\" ] }\n");

        Shell.Said before = shell.run("build", file.toString());
        Shell.Said applied = apply();
        Shell.Said after = shell.run("build", file.toString(), "--force");

        assertThat(before.out()).doesNotContain("checks");
        assertThat(before.err()).contains("gates.rows.min is not set, the file says 2", "slipway apply");
        assertThat(applied.code()).isZero();
        assertThat(applied.out())
                .contains("The policy of cities changed in entry", "gates.rows.min  not set  2")
                .containsPattern("gates.sql +not set +\\[\"SELECT count");
        assertThat(after.out()).contains("FAILED");
        assertThat(after.err()).isEmpty();
        assertThat(shell.run("log", "--offline").out()).contains("DEFINE", "agreed");
    }

    @Test
    void hasNothingToDoWhenThePolicyIsTheSame() {
        apply();

        Shell.Said again = apply();

        assertThat(again.code()).isZero();
        assertThat(again.out()).startsWith("Nothing to do:");
        assertThat(folder.resolve("lake/log/00000000000000000002.json")).doesNotExist();
    }

    @Test
    void refusesAnotherKeyAndNamesTheField() throws IOException {
        apply();
        write(CITIES.replace("[city]", "[people]"));

        Shell.Said said = apply();

        assertThat(said.code()).isEqualTo(11);
        assertThat(said.err()).contains("key.partition, expected=[city] actual=[people]", "another name");
    }

    @Test
    void answersADocument() throws IOException {
        apply();
        write(CITIES + "max_rejected: 3\n");

        assertThat(apply("--output", "json").out())
                .contains(
                        "\"outcome\" : \"CHANGED\"",
                        "\"field\" : \"max_rejected\"",
                        "\"before\" : \"0\"",
                        "\"after\" : \"3\"",
                        "\"sequence\" : 2");
    }

    @Test
    void wantsAReasonAndAnInitialisedRoot() {
        assertThat(shell.run("apply", file.toString()).err()).contains("--reason");
        assertThat(apply("--root", folder.resolve("nowhere").toString()).code()).isEqualTo(15);
    }
}
