package io.slipway.ops.cli.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.ops.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkSearchCommandTest {
    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    Path folder;

    private Shell shell = new Shell(Map.of());
    private Path kafka = Path.of("kafka.properties");

    @BeforeEach
    void found() throws IOException {
        kafka = Files.writeString(folder.resolve("kafka.properties"), "bootstrap.servers=127.0.0.1:1\n");
        assertThat(shell.run("init", "--root", root()).code()).isZero();
    }

    private String root() {
        return folder.resolve("root").toString();
    }

    private Shell.Said sink(String... more) {
        List<String> arguments = new ArrayList<>(List.of("sink", "search", "--dataset", "routes", "--root", root()));
        arguments.addAll(List.of("--kafka-config", kafka.toString(), "--once"));
        arguments.addAll(List.of(more));
        return shell.run(arguments.toArray(String[]::new));
    }

    @Test
    void showsItsOptionsWithExamples() {
        Shell.Said said = shell.run("sink", "search", "--help");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("--to=URL", "--dead-letters=DIR", "Examples:", "--once");
    }

    @Test
    void saysThatNobodyAnswers() {
        Shell.Said said = sink("--to", NOWHERE);

        assertThat(said.code()).isEqualTo(75);
        assertThat(said.err()).contains("on " + NOWHERE + ": nobody answers there", "--to is its URL");
    }

    @Test
    void wantsAKafkaConfig() {
        Shell.Said said = shell.run("sink", "search", "--dataset", "routes", "--root", root(), "--to", NOWHERE);

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("no brokers are named", "--kafka-config");
    }

    @Test
    void takesNoPasswordOnTheCommandLine() {
        Shell.Said said = sink("--to", "http://u:secret@127.0.0.1:1");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("SLIPWAY_SEARCH_USER").doesNotContain("secret");
    }

    @Test
    void refusesWhatIsNoUrlNameOrDataset() {
        assertThat(sink("--to", "nowhere").code()).isEqualTo(2);
        assertThat(sink("--to", NOWHERE, "--alias", "Big").err()).contains("Choose another name.");
        assertThat(sink("--to", NOWHERE, "--dataset", "No").code()).isEqualTo(2);
    }

    @Test
    void refusesSettingsThatAreNone() throws IOException {
        Path settings = Files.writeString(folder.resolve("settings.json"), "[1]");

        assertThat(sink("--to", NOWHERE, "--index-settings", settings.toString())
                        .err())
                .contains("expected=an object with settings and mappings");
        Files.writeString(settings, "{\"mappings\": 1}");
        assertThat(sink("--to", NOWHERE, "--index-settings", settings.toString())
                        .code())
                .isEqualTo(2);
        assertThat(sink("--to", NOWHERE, "--index-settings", folder + "/none").code())
                .isEqualTo(15);
    }

    @Test
    void wantsAFolderForDeadLetters() {
        Shell.Said said = sink("--to", NOWHERE, "--max-dead-letters", "5");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("--dead-letters");
    }
}
