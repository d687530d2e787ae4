package io.slipway.batch.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows and files that cannot be taken: a clear sentence, and nothing half-done. */
class BadInputTest {
    private static final String TOO_LARGE =
            "SELECT 'k' || i AS k, CASE WHEN i = 7 THEN repeat('x', 17 << 20) ELSE 'v' END AS v FROM range(20) t(i)";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        bench = Bench.in(folder);
        bench.catalog();
    }

    @AfterEach
    void leavesNoTemporaryFiles() throws IOException {
        assertThat(bench.leftovers()).isZero();
    }

    @Test
    void tellsWhichRowIsTooLarge() throws SQLException {
        bench.write("d.parquet", TOO_LARGE);
        BadRowsException refused =
                catchThrowableOfType(BadRowsException.class, () -> bench.build(keyedBy("d.parquet")));
        assertThat(refused)
                .hasMessageContaining("1 of those read so far were rejected, max_rejected=0")
                .hasMessageContaining("value_too_large");
        assertThat(refused.remedy()).contains("datasets/d/pushes/", "rejected/");
        assertThat(bench.catalog().state().sequence()).isZero();
        assertThat(rejected()).singleElement().asString().contains("\"reason\":\"value_too_large\"", "\"k\":\"k7\"");
    }

    @Test
    void leavesOutARowThatIsTooLargeWhenOneMayBeRejected() throws SQLException {
        bench.write("d.parquet", TOO_LARGE);
        BuildResult result = bench.build(keyedBy("d.parquet") + "max_rejected: 1\n");
        assertThat(result.figures().rows()).isEqualTo(19);
        assertThat(rejected())
                .singleElement()
                .asString()
                .contains("\"k\":\"k7\"")
                .hasSizeLessThan(1 << 20);
        assertThat(objects("report.json"))
                .singleElement()
                .asString()
                .contains("\"rejectedBecause\":{\"value_too_large\":1}");
    }

    @Test
    void rejectsAKeyThatIsTooLong() throws SQLException {
        bench.write("d.parquet", "SELECT repeat('k', 9000) AS k");
        assertThatThrownBy(() -> bench.build(keyedBy("d.parquet")))
                .isInstanceOf(BadRowsException.class)
                .hasMessageContaining("key_too_large");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.5, 0.999})
    void namesTheParquetFileThatWasNotWrittenToItsEnd(double part) throws IOException, SQLException {
        Files.createDirectories(folder.resolve("daily"));
        bench.write("daily/monday.parquet", "SELECT 'a' || i AS k FROM range(5000) t(i)");
        bench.write("daily/tuesday.parquet", "SELECT 'b' || i AS k FROM range(5000) t(i)");
        Path tuesday = folder.resolve("daily/tuesday.parquet");
        byte[] whole = Files.readAllBytes(tuesday);
        Files.write(tuesday, Arrays.copyOf(whole, (int) (whole.length * part)));
        refusesNaming("tuesday.parquet", "daily");
    }

    @Test
    void namesTheParquetFileWhosePagesAreDamaged() throws IOException, SQLException {
        bench.write("d.parquet", "SELECT 'a' || i AS k, md5(i::VARCHAR) AS v FROM range(50000) t(i)");
        byte[] bytes = Files.readAllBytes(folder.resolve("d.parquet"));
        Arrays.fill(bytes, 100, bytes.length / 2, (byte) 0xff);
        Files.write(folder.resolve("d.parquet"), bytes);
        refusesNaming("d.parquet", "d.parquet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'b' || i AS other, i AS v FROM range(5) t(i)",
                "SELECT 'b' || i AS k, 'x' AS v FROM range(5) t(i)"
            })
    void namesTheParquetFileWithOtherColumnsThanTheFirst(String other) throws IOException, SQLException {
        Files.createDirectories(folder.resolve("daily"));
        bench.write("daily/monday.parquet", "SELECT 'a' || i AS k, i AS v FROM range(5) t(i)");
        bench.write("daily/tuesday.parquet", other);
        assertThatThrownBy(() -> bench.build(keyedBy("daily")))
                .isInstanceOf(IncompatibleException.class)
                .hasMessageContaining("tuesday.parquet")
                .hasMessageNotContaining("union_by_name");
        assertThat(objects("")).isEmpty();
    }

    @Test
    void warnsOfTheColumnsThatOnlyLaterParquetFilesHave() throws IOException, SQLException {
        Files.createDirectories(folder.resolve("daily"));
        bench.write("daily/1-monday.parquet", "SELECT 'a' || i AS k, i AS v FROM range(5) t(i)");
        bench.write("daily/2-tuesday.parquet", "SELECT i AS V, 'b' || i AS k, 'x' AS note FROM range(5) t(i)");
        bench.write("daily/3-friday.parquet", "SELECT 'c' || i AS k, 'y' AS note, i AS v, 1 AS w FROM range(5) t(i)");

        assertThat(bench.dryRun(keyedBy("daily"), 5).warnings()).singleElement().satisfies(this::namesNoteAndW);
        assertThat(bench.build(keyedBy("daily")).warnings()).singleElement().satisfies(this::namesNoteAndW);
    }

    private void namesNoteAndW(String warning) {
        assertThat(warning)
                .containsPattern("columns of its first file, \\S*1-monday.parquet;")
                .containsPattern("left out: 'note' of \\S*2-tuesday.parquet, 'w' of \\S*3-friday.parquet\\.$");
    }

    @Test
    void namesTheCsvFileWithARowOfAnotherWidth() throws IOException {
        Files.writeString(folder.resolve("d.csv"), "k,v\n" + "a,1\n".repeat(50_000) + "b,2,3,4\n");
        assertThatThrownBy(() -> bench.build(keyedBy("d.csv")))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("d.csv")
                .hasMessageContaining("50002");
    }

    private void refusesNaming(String file, String uri) {
        assertThatThrownBy(() -> bench.build(keyedBy(uri)))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(file);
        assertThat(bench.catalog().state().sequence()).isZero();
        assertThat(objects("")).isEmpty();
    }

    private List<String> rejected() {
        return objects("rejected/");
    }

    /** The content of all objects of attempts with these words in their keys. */
    private List<String> objects(String words) {
        try (Stream<ObjectStat> all = bench.store().list("datasets/")) {
            return all.map(ObjectStat::key)
                    .filter(key -> key.text().contains(words))
                    .map(this::read)
                    .toList();
        }
    }

    private String read(ObjectKey key) {
        return new String(bench.store().read(key), StandardCharsets.UTF_8);
    }

    private static String keyedBy(String uri) {
        return "dataset: d\ninputs: { t: \"" + uri + "\" }\nkey: { partition: [k] }\n";
    }
}
