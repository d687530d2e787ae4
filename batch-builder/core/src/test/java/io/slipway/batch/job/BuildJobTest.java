package io.slipway.batch.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.batch.embedded.AvroFiles;
import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.CheckVerdict.Outcome;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildJobTest {
    private static final String ROUTES = """
            dataset: routes
            inputs: { flights: flights.parquet }
            derive: |
              SELECT origin, destination, count(*) AS flights, max(delay) AS worst FROM flights GROUP BY ALL
            key: { partition: [origin], sort: [destination] }
            """;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() throws IOException, SQLException {
        bench = Bench.in(folder);
        bench.write(
                "flights.parquet",
                "SELECT 'A' || i % 40 AS origin, 'B' || i % 300 AS destination, i % 97 AS delay FROM range(20000) t(i)");
    }

    @AfterEach
    void leavesNoTemporaryFiles() throws IOException {
        assertThat(bench.leftovers()).isZero();
    }

    @Test
    void makesAVersionOfAParquetFile() {
        BuildResult result = bench.build(ROUTES);
        assertThat(result.outcome()).isEqualTo(BuildResult.Outcome.REGISTERED);
        assertThat(result.version().number()).isEqualTo(new VersionNumber(1));
        assertThat(result.version().status()).isEqualTo(VersionStatus.REGISTERED);
        assertThat(result.figures().rowsRead()).isEqualTo(600);
        assertThat(result.figures().rows()).isEqualTo(600);
        assertThat(result.sampleKey()).hasValueSatisfying(key -> assertThat(key).matches("routes:\\{A\\d+}:B\\d+"));
        Manifest manifest = bench.manifest(result.version());
        assertThat(manifest.rows()).isEqualTo(600);
        assertThat(manifest.inputs()).hasSize(1);
        assertThat(manifest.measures())
                .extracting(each -> each.column())
                .containsExactly("origin", "destination", "flights", "worst");
    }

    @Test
    void isTheSamePushWhenTriedAgainAndAnotherWhenForced() {
        BuildResult first = bench.build(ROUTES);
        BuildResult again = bench.build(ROUTES);
        assertThat(again.outcome()).isEqualTo(BuildResult.Outcome.REGISTERED_BEFORE);
        assertThat(again.version().number()).isEqualTo(first.version().number());
        BuildResult forced = bench.build(ROUTES, PushOptions.DEFAULT.forced());
        assertThat(forced.outcome()).isEqualTo(BuildResult.Outcome.REGISTERED);
        assertThat(forced.version().number()).isEqualTo(new VersionNumber(2));
        assertThat(bench.manifest(forced.version()).contentSha256())
                .isEqualTo(bench.manifest(first.version()).contentSha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "parquet"})
    void readsEveryFormatOfTheEngine(String format) throws SQLException {
        bench.write("data." + format, "SELECT 'k' || i AS k, i FROM range(1000) t(i)");
        BuildResult result = bench.build(keyedBy("data." + format));
        assertThat(result.figures().rows()).isEqualTo(1000);
    }

    @Test
    void readsGlobsAndFolders() throws IOException, SQLException {
        Files.createDirectories(folder.resolve("many/deep"));
        bench.write("many/a.parquet", "SELECT 'a' || i AS k FROM range(10) t(i)");
        bench.write("many/deep/b.parquet", "SELECT 'b' || i AS k FROM range(10) t(i)");
        Files.writeString(folder.resolve("many/_SUCCESS"), "");
        assertThat(bench.build(keyedBy("many")).figures().rows()).isEqualTo(20);
        assertThat(bench.build(keyedBy("many/*.parquet")).figures().rows()).isEqualTo(10);
    }

    @Test
    void readsAvroFiles() throws IOException {
        String fields = "{\"name\":\"k\",\"type\":\"string\"}";
        Files.createDirectories(folder.resolve("many/deep"));
        AvroFiles.write(folder.resolve("many/a.avro"), fields, "{\"k\":\"a\"}", "{\"k\":\"b\"}");
        AvroFiles.write(folder.resolve("many/deep/b.avro"), fields, "{\"k\":\"c\"}");
        assertThat(bench.build(keyedBy("many/a.avro")).figures().rows()).isEqualTo(2);
        assertThat(bench.build(keyedBy("many")).figures().rows()).isEqualTo(3);
        assertThat(bench.build(keyedBy("many/*/*.avro")).figures().rows()).isEqualTo(1);
        assertThat(bench.dryRun(keyedBy("many"), 5).samples()).hasSize(3);
        assertThat(bench.template("many/a.avro")).contains("many/a.avro\" }", "partition: [k]");
    }

    @Test
    void readsStandardInput() {
        bench.withStandardInput(new ByteArrayInputStream("k,v\na,1\nb,2\n".getBytes(StandardCharsets.UTF_8)));
        String yaml = keyedBy("-").replace("t: \"-\"", "t: { uri: \"-\", format: csv }");
        assertThat(bench.build(yaml).figures().rows()).isEqualTo(2);
    }

    @Test
    void refusesDuplicateKeysWithTheirNumberAndExamples() throws SQLException {
        bench.write("d.parquet", "SELECT 'k' || i % 900 AS k, i FROM range(1000) t(i)");
        assertThatThrownBy(() -> bench.build(keyedBy("d.parquet")))
                .isInstanceOf(BadRowsException.class)
                .hasMessageContaining("100 rows have the key of another row")
                .hasMessageMatching(".*for example \\{k\\d+}, \\{k\\d+}, \\{k\\d+}");
        assertThat(bench.catalog().state().dataset(new DatasetName("d"))).isEmpty();
    }

    @Test
    void keepsTheGreatestOfEachKeyWhenToldTo() throws SQLException {
        bench.write("d.parquet", "SELECT 'k' || i % 900 AS k, i FROM range(1000) t(i)");
        BuildResult result = bench.build(keyedBy("d.parquet") + "on_duplicate_key: { keep_greatest: i }\n");
        assertThat(result.figures().rows()).isEqualTo(900);
        assertThat(result.figures().replaced()).isEqualTo(100);
    }

    @Test
    void rejectsRowsUpToTheNumberAllowed() throws SQLException {
        bench.write("d.parquet", "SELECT CASE WHEN i < 3 THEN NULL ELSE 'k' || i END AS k FROM range(100) t(i)");
        String yaml = keyedBy("d.parquet");
        assertThatThrownBy(() -> bench.build(yaml))
                .isInstanceOf(BadRowsException.class)
                .hasMessageContaining("null_key")
                .extracting(thrown -> ((BadRowsException) thrown).remedy())
                .asString()
                .contains("d.yaml:3");
        BuildResult result = bench.build(yaml + "max_rejected: 3\n");
        assertThat(result.figures().rejected()).isEqualTo(3);
        assertThat(result.figures().rows()).isEqualTo(97);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "partition: [orgin] | d.yaml:7: Cannot define a key: there is no column 'orgin', did you mean 'origin'?",
                "partition: [q] | there is no column 'q', there are: origin, flights, mean",
                "partition: [mean] | d.yaml:7: Cannot define a key: column 'mean' is double",
                "partition: [origin]; sort: [Flights desc] | d.yaml:8: Cannot define a key: there is no column 'Flights',"
                        + " did you mean 'flights'?",
            })
    void saysWhereTheKeyDoesNotFitAndWhatWasMeant(String key, String message) {
        String yaml = """
                dataset: routes
                inputs: { flights: flights.parquet }
                derive: |
                  SELECT origin, count(*) AS flights, avg(delay) AS mean FROM flights GROUP BY ALL
                key:
                """ + key.replaceAll("(^|; )", "\n  ") + "\n";
        assertThatThrownBy(() -> bench.build(yaml))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> bench.dryRun(yaml, 5)).hasMessageContaining(message);
    }

    @Test
    void givesVerdictsOfTheGatesThatNeedRows() {
        BuildResult result = bench.build(ROUTES + """
                gates:
                  required_keys: [ "{A1}:B1", "{A1}", "{A1}:C" ]
                  sql: [ "SELECT count(*) = 600 FROM output", "SELECT count(*) = 0 FROM output", "SELECT 1", "SELECT x" ]
                """);
        assertThat(result.checks())
                .extracting(CheckVerdict::outcome)
                .containsExactly(Outcome.FAILED, Outcome.PASSED, Outcome.FAILED, Outcome.ERROR, Outcome.ERROR);
        assertThat(result.checks().get(0).figures()).containsEntry("missing", "{A1}:C");
    }

    @Test
    void holdsThePolicyOfTheCatalogAndSaysWhatTheFileHasOtherwise() {
        bench.build(ROUTES + "max_rejected: 0\n");
        BuildResult result = bench.build(ROUTES + "max_rejected: 7\n");
        assertThat(result.warnings())
                .singleElement()
                .asString()
                .contains("max_rejected is 0, the file says 7", "slipway apply d.yaml --root file:", "--reason TEXT");
    }

    @Test
    void refusesAnotherKey() {
        bench.build(ROUTES);
        assertThatThrownBy(() -> bench.build(ROUTES.replace("[origin], sort: [destination]", "[destination]")))
                .isInstanceOf(IncompatibleException.class)
                .hasMessageContaining("key.partition, expected=[origin] actual=[destination]")
                .hasMessageContaining("key.sort, expected=[destination] actual=not set");
    }

    @Test
    void refusesInputThatIsMissingOrHalfWritten() throws IOException {
        assertThatThrownBy(() -> bench.build(keyedBy("nowhere.parquet"))).isInstanceOf(NotFoundException.class);
        byte[] whole = Files.readAllBytes(folder.resolve("flights.parquet"));
        Files.write(folder.resolve("half.parquet"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> bench.build(keyedBy("half.parquet"))).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void showsRowsAsTheyWouldBeServedWithoutWriting() {
        DryRun dryRun = bench.dryRun(ROUTES, 5);
        assertThat(dryRun.samples()).hasSize(5);
        assertThat(dryRun.samples().get(0).key()).matches("routes:\\{A\\d+}:B\\d+");
        assertThat(dryRun.samples().get(0).row()).startsWith("{\"origin\":\"A");
        assertThat(bench.catalog().state().sequence()).isZero();
    }

    @Test
    void writesADatasetFileThatBuilds() throws SQLException {
        bench.write("My Data.parquet", "SELECT i % 7 AS g, 'k' || i AS id, i / 3 AS x FROM range(100) t(i)");
        String yaml = bench.template("My Data.parquet");
        assertThat(yaml).contains("dataset: my_data", "partition: [id]");
        assertThat(yaml)
                .contains("# Taken here: the first column whose values all differ, in 100 rows looked at.\nkey:");
        assertThat(bench.build(yaml).figures().rows()).isEqualTo(100);
    }

    private static String keyedBy(String uri) {
        return "dataset: d\ninputs: { t: \"" + uri + "\" }\nkey: { partition: [k] }\n";
    }
}
