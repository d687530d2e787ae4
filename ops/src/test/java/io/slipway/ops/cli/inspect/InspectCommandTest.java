package io.slipway.ops.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.ops.cli.Shell;
import io.slipway.ops.cli.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class InspectCommandTest {
    private Path folder = Path.of("");
    private TestLake lake;

    @BeforeAll
    void build(@TempDir Path temp) throws IOException {
        folder = temp;
        lake = TestLake.in(temp);
    }

    private Shell.Said inspect(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "inspect";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return lake.shell().run(all);
    }

    @Test
    void showsAFileByItsKeyAndByItsPath() throws IOException {
        Path file = lake.object(".sst");

        for (String what : new String[] {lake.key(file), file.toString()}) {
            Shell.Said said = inspect("sst", what, "--rows", "2");

            assertThat(said.code()).as(said.err()).isZero();
            assertThat(said.out())
                    .startsWith(what + " of routes")
                    .containsPattern("rows +[12],\\d\\d\\d\n")
                    .containsPattern("first key +routes:\\{A\\d+}:B\\d+")
                    .contains("LZ4")
                    .containsPattern("\nroutes:\\{A\\d+}:B\\d+\n  \\{\"origin\":\"A")
                    .satisfies(
                            text -> assertThat(text.split("\"flights\":", -1)).hasSize(3));
        }
    }

    @Test
    void showsAFileWithoutAManifestAsBytes() throws IOException {
        Path alone = Files.copy(lake.object(".sst"), folder.resolve("alone.sst"));

        Shell.Said said = inspect("sst", alone.toString(), "--output", "json");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("\"dataset\" : null", "\"valueBytes\"", "\"row\" : null");
        assertThat(inspect("sst", alone.toString()).out()).contains("no manifest beside it");
    }

    @Test
    void showsAManifestByVersionAndByKey() throws IOException {
        Shell.Said said = inspect("manifest", "routes@1");

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("routes, push ", "rows       4,000, row checksum", "2 shards", "routes.csv")
                .containsPattern("0\\.\\.8191 +routes:\\{A")
                .containsPattern("flights +0 +[\\d,]+ +0 +3999");
        assertThat(inspect("manifest", lake.key(lake.object("manifest.json"))).out())
                .isEqualTo(said.out());
        assertThat(inspect("manifest", "routes@1", "--output", "json").out())
                .contains("\"namespaceId\"", "\"firstKey\"");
    }

    @Test
    void showsEntriesOfTheLog() {
        assertThat(inspect("log", "0").out()).contains("log/00000000000000000000.json, SHA-256 ", "\"FOUND");
        assertThat(inspect("log", "0..1", "--output", "json").out())
                .contains("\"sequence\" : 0", "\"sequence\" : 1", "\"REGISTER\"");
        assertThat(inspect("log", "77").err()).contains("Cannot find entry 77: the log goes from 0 to 1");
        assertThat(inspect("log", "newest").code()).isEqualTo(2);
    }

    @Test
    void saysWhatIsNotThereAndWhatIsNoFile() throws IOException {
        Path text = Files.writeString(folder.resolve("text.sst"), "no table");

        assertThat(inspect("sst", text.toString()).code()).isEqualTo(16);
        assertThat(inspect("sst", "datasets/routes/none.sst").code()).isEqualTo(15);
        assertThat(inspect("sst", "../up").code()).isEqualTo(2);
        assertThat(inspect("manifest", "routes@9").code()).isEqualTo(15);
        assertThat(inspect("manifest", "routes").code()).isEqualTo(2);
        assertThat(inspect().err()).contains("Usage: slipway inspect");
        assertThat(inspect("sst", "--help").out()).contains("--rows", "Examples:");
    }
}
