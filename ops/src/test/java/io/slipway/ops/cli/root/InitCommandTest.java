package io.slipway.ops.cli.root;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.ops.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
    @TempDir
    private Path folder;

    private final Shell shell = new Shell(Map.of());

    private String root() {
        return folder.resolve("lake").toUri().toString();
    }

    @Test
    void foundsANamespace() {
        Shell.Said said = shell.run("init", "--root", root());

        assertThat(said.code()).isZero();
        assertThat(said.out()).startsWith("Founded namespace ").contains(folder.toString());
        assertThat(folder.resolve("lake/log/00000000000000000000.json")).exists();
    }

    @Test
    void takesTheRootFromTheEnvironmentAndPlainFolders() {
        Path lake = folder.resolve("a lake");

        assertThat(new Shell(Map.of("SLIPWAY_ROOT", lake.toString()))
                        .run("init")
                        .code())
                .isZero();
        assertThat(lake.resolve("log")).isDirectory();
    }

    @Test
    void answersADocument() {
        assertThat(shell.run("init", "--root", root(), "--output", "json").out())
                .contains("\"namespaceId\"", "\"sequence\" : 0");
    }

    @Test
    void saysNothingWhenQuiet() {
        Shell.Said said = shell.run("init", "--root", root(), "--quiet");

        assertThat(said).isEqualTo(new Shell.Said(0, "", ""));
    }

    @Test
    void refusesARootThatHasALog() {
        shell.run("init", "--root", root());

        Shell.Said said = shell.run("init", "--root", root());

        assertThat(said.code()).isEqualTo(17);
        assertThat(said.err()).contains("slipway init: Cannot initialise").contains("it has a catalog log already");
    }

    @Test
    void makesACopyANamespaceOfItsOwn() throws IOException {
        shell.run("init", "--root", root());

        Shell.Said said = shell.run("init", "--fork", "--root", root());

        assertThat(said.code()).isZero();
        try (var entries = Files.list(folder.resolve("lake/log"))) {
            assertThat(entries).hasSize(2);
        }
    }

    @Test
    void writesTheResultFileOnSuccessAndOnFailure() {
        Path result = folder.resolve("result.json");

        shell.run("init", "--root", root(), "--result-file", result.toString());
        assertThat(result).content().contains("\"verb\" : \"init\"", "\"exitCode\" : 0", "\"namespaceId\"");

        shell.run("init", "--root", root(), "--result-file", result.toString());
        assertThat(result).content().contains("\"exitCode\" : 17", "\"kind\" : \"refused\"", "\"remedy\"");
    }

    @Test
    void saysWhenTheRootCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        Shell.Said said = shell.run("init", "--root", file.resolve("below").toString());

        assertThat(said.code()).isEqualTo(13);
        assertThat(said.err()).contains("below");
    }

    @Test
    void refusesARootThatIsNoUri() {
        assertThat(shell.run("init", "--root", "file://host/x").code()).isEqualTo(2);
        assertThat(shell.run("init", "--root", "gs://bucket/x").code()).isEqualTo(2);
    }

    @Test
    void showsItsOptionsAndExamples() {
        assertThat(shell.run("init", "--help").out())
                .contains("--root=URI", "--fork", "--output=FORMAT", "--result-file=FILE", "Examples:");
    }
}
