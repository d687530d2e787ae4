package io.slipway.ops.cli.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.ops.cli.Shell;
import io.slipway.ops.client.CannedLoader;
import io.slipway.ops.run.TestMachine;
import io.slipway.serving.http.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Records of two datasets, one with a sort key and one of raw values, from a real node. */
@TestInstance(Lifecycle.PER_CLASS)
class GetCommandTest {
    private TestMachine machine;
    private Shell shell;

    @BeforeAll
    void serve(@TempDir Path folder) throws IOException {
        machine = TestMachine.in(folder);
        shell = new Shell(Map.of(
                "SLIPWAY_ROOT", machine.root().toString(),
                "SLIPWAY_LOADER", machine.loader().toString(),
                "SLIPWAY_NODE", machine.node().toString()));
        Files.writeString(
                folder.resolve("routes.csv"), "origin,destination,flights,note\nATL,LAX,7,a + b\nATL,SFO,3,\n");
        Files.writeString(folder.resolve("words.csv"), "word,meaning\nship,schip\n");
        push(folder, "routes", "key: { partition: [origin], sort: [destination] }");
        push(folder, "words", "key: { partition: [word] }\nvalue: raw");
    }

    private void push(Path folder, String name, String key) throws IOException {
        Path file = Files.writeString(
                folder.resolve(name + ".yaml"),
                "dataset: " + name + "\ninputs: { data: \"" + name + ".csv\" }\n" + key + "\n");
        assertThat(shell.run("push", file.toString()))
                .extracting(Shell.Said::code)
                .isEqualTo(0);
    }

    @AfterAll
    void end() {
        machine.close();
    }

    @Test
    void showsARecordAndTheVersionThatAnswered() {
        Shell.Said said = shell.run("get", "routes:{ATL}:LAX");

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .containsPattern("origin +ATL")
                .containsPattern("flights +7")
                .containsPattern("note +a \\+ b")
                .contains("version 1 of routes at sequence", machine.node().toString());
    }

    @Test
    void showsTheFieldsThatAreAskedFor() {
        assertThat(shell.run("get", "routes@1:{ATL}:SFO", "--fields", "flights,note")
                        .out())
                .containsPattern("flights +3")
                .containsPattern("note +null")
                .doesNotContain("origin");
    }

    @Test
    void answersADocument() {
        assertThat(shell.run("get", "routes:{ATL}:LAX", "--output", "json").out())
                .contains("\"version\" : 1", "\"key\" : \"routes:{ATL}:LAX\"", "\"flights\" : 7");
    }

    @Test
    void showsBytesAsBase64() {
        assertThat(shell.run("get", "words:ship").out()).contains("c2NoaXA=", "version 1 of words");
    }

    @Test
    void saysWhatIsNotThereAndWhatToDo() {
        Shell.Said key = shell.run("get", "routes:{ATL}:XXX");
        assertThat(key.code()).isEqualTo(15);
        assertThat(key.err()).contains("'{ATL}:XXX' in routes@1", "no such key", "slipway check");

        Shell.Said dataset = shell.run("get", "rotes:{ATL}:LAX");
        assertThat(dataset.code()).isEqualTo(15);
        assertThat(dataset.err()).contains("no such dataset 'rotes'", "routes, words", "slipway datasets");

        Shell.Said version = shell.run("get", "routes@9:{ATL}:LAX");
        assertThat(version.code()).isIn(17, 75);
        assertThat(version.err()).contains("9");
    }

    @Test
    void refusesWhatCannotBeAsked() {
        assertThat(shell.run("get", "routes").err()).contains("it has no ':'", "dataset[@version]");
        assertThat(shell.run("get", "routes:{ATL}").err()).contains("Add ':' and the sort text", "ZRANGE");
        assertThat(shell.run("get", "routes:ATL:LAX").err()).contains("in braces: slipway get 'routes:{ATL}:LAX'");
        assertThat(shell.run("get", "routes:it's:LAX").err()).contains("slipway get 'routes:{it'\\''s}:LAX'");
        assertThat(shell.run("get", "routes.avro:{ATL}:LAX").err()).contains("Leave .avro out");
        assertThat(shell.run("get", "routes:{ATL}:LAX", "--fields", "fligths").err())
                .contains("fligths");
        assertThat(shell.run("get", "routes:{ATL}:LAX", "--node", "localhost").err())
                .contains("expected=a URL");
    }

    @Test
    void knowsTheKeyOfAPartitionByTheKindOfTheProblem() throws IOException {
        try (CannedLoader node = CannedLoader.start()) {
            node.answer(
                    ProblemType.NAMES_PARTITION.status(),
                    "{\"type\":\"" + ProblemType.NAMES_PARTITION.uri()
                            + "\",\"detail\":\"many\",\"remedy\":\"use partition=\"}");

            Shell.Said said =
                    shell.run("get", "routes@1:ATL:LAX", "--node", node.uri().toString());

            assertThat(said.code()).isEqualTo(2);
            assertThat(said.err()).contains("many", "in braces: slipway get 'routes@1:{ATL}:LAX'");
        }
    }

    @Test
    void pointsToTheDatasetWhenNoVersionIsActive() throws IOException {
        try (CannedLoader node = CannedLoader.start()) {
            node.answer(
                    ProblemType.LOADING.status(),
                    "{\"type\":\"" + ProblemType.LOADING.uri() + "\",\"detail\":\"no active version\"}");

            Shell.Said said =
                    shell.run("get", "idle:{ship}", "--node", node.uri().toString());

            assertThat(said.code()).isEqualTo(75);
            assertThat(said.err()).contains("no active version", "slipway show idle");
        }
    }

    @Test
    void saysThatNoNodeOrSomethingElseAnswers() {
        Shell.Said nobody = shell.run("get", "routes:{ATL}:LAX", "--node", "http://127.0.0.1:1");
        assertThat(nobody.code()).isEqualTo(75);
        assertThat(nobody.err()).contains("Cannot reach a node at http://127.0.0.1:1", "slipway serve");

        Shell.Said loader =
                shell.run("get", "routes:{ATL}:LAX", "--node", machine.loader().toString());
        assertThat(loader.code()).isEqualTo(15);
        assertThat(loader.err()).contains("a loader listens on another port");
    }
}
