package io.slipway.batch.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.LocalObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows give the same bytes: from another process, in another order, in less memory. */
class SameBytesIT {
    private static final long LITTLE_MEMORY = BuildEnvironment.LEAST_MEMORY_BYTES;

    @TempDir
    Path folder;

    @BeforeEach
    void writeRows() throws IOException, SQLException {
        bench("inputs").write("rows.parquet", rows(60_000, 1));
    }

    @Test
    void anotherProcessBuildsTheSameFiles() throws IOException, InterruptedException {
        List<String> here = describe(bench("here"), yaml("rows.parquet", 8));
        List<String> there = otherProcess("there", yaml("rows.parquet", 8));
        assertThat(there).isEqualTo(here).hasSize(9);
    }

    @Test
    void inputInAnotherOrderGivesTheSameFiles() throws IOException, SQLException {
        bench("inputs").write("shuffled.parquet", rows(60_000, 2));
        assertThat(Files.readAllBytes(folder.resolve("shuffled.parquet")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("rows.parquet")));
        assertThat(describe(bench("shuffled"), yaml("shuffled.parquet", 8)))
                .isEqualTo(describe(bench("here"), yaml("rows.parquet", 8)));
    }

    @Test
    void otherShardsGiveOtherFilesWithTheSameRows() throws IOException {
        Bench one = bench("one");
        Bench many = bench("many");
        VersionState few = one.build(yaml("rows.parquet", 1)).version();
        VersionState more = many.build(yaml("rows.parquet", 64)).version();
        assertThat(many.manifest(more).files())
                .hasSizeGreaterThan(one.manifest(few).files().size());
        assertThat(many.manifest(more).rowChecksum())
                .isEqualTo(one.manifest(few).rowChecksum());
        assertThat(many.rows(more)).isEqualTo(one.rows(few)).hasSize(60_000);
    }

    @Test
    void aBuildThatSpillsGivesTheSameFiles() throws IOException, SQLException {
        bench("inputs").write("large.parquet", rows(600_000, 3));
        Bench little = bench("little").withMemory(LITTLE_MEMORY);
        Bench much = bench("much").withMemory(8 * LITTLE_MEMORY);
        BuildResult spilled = little.build(yaml("large.parquet", 4));
        BuildResult held = much.build(yaml("large.parquet", 4));
        assertThat(spilled.figures().sortedRuns()).isPositive();
        assertThat(held.figures().sortedRuns()).isZero();
        assertThat(lines(little.manifest(spilled.version()))).isEqualTo(lines(much.manifest(held.version())));
    }

    /** So many rows, in an order of their own for each {@code order}. */
    private static String rows(int count, int order) {
        return "SELECT 'station ' || i % 9000 AS station, make_timestamp(i * 3600000000) AS hour,"
                + " CASE WHEN i % 10 <> 0 THEN i * 0.37 END AS mean, md5(i::VARCHAR) || md5((i + 1)::VARCHAR) AS note"
                + " FROM range(" + count + ") t(i) ORDER BY hash(i + " + order + ")";
    }

    private Bench bench(String root) throws IOException {
        return bench(folder, root);
    }

    private static Bench bench(Path folder, String root) throws IOException {
        return Bench.on(folder, new LocalObjectStore(Files.createDirectories(folder.resolve(root))), root.hashCode());
    }

    private static String yaml(String uri, int shards) {
        return "dataset: weather\ninputs: { t: " + uri + " }\nshards: " + shards
                + "\nkey: { partition: [station], sort: [hour] }\n";
    }

    private static List<String> describe(Bench bench, String yaml) {
        return lines(bench.manifest(bench.build(yaml).version()));
    }

    /** Everything of a manifest that depends on the rows. */
    private static List<String> lines(Manifest manifest) {
        List<String> lines = new ArrayList<>();
        lines.add(manifest.rows() + " " + manifest.contentSha256() + " " + manifest.rowChecksum());
        manifest.files().stream()
                .sorted(Comparator.comparing(file -> file.slots().first()))
                .map(SameBytesIT::line)
                .forEach(lines::add);
        return lines;
    }

    private static String line(ManifestFile file) {
        return file.slots() + " " + file.sha256() + " " + file.bytes() + " " + file.firstKey() + " " + file.lastKey();
    }

    private List<String> otherProcess(String root, String yaml) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BuilderProcess.class.getName(),
                        folder.toString(),
                        root,
                        yaml,
                        output.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(output);
    }

    /** Builds a dataset file (third argument) in a folder (first) into a root in it, and says what it built in a file. */
    static final class BuilderProcess {
        private BuilderProcess() {}

        public static void main(String[] arguments) throws IOException {
            Bench bench = bench(Path.of(arguments[0]), arguments[1]);
            Files.write(Path.of(arguments[3]), describe(bench, arguments[2]), StandardCharsets.UTF_8);
        }
    }
}
