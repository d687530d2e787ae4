package io.slipway.batch.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.root.RootUri;
import io.slipway.catalog.root.StoreOpener;
import io.slipway.catalog.s3.S3ProxyServer;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs in a bucket of a real S3 server. */
class BucketInputIT {
    @TempDir
    static Path serverFolder;

    private static S3ProxyServer server;
    private static Path bucket;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeAll
    static void startServer() throws IOException, SQLException {
        server = S3ProxyServer.start(serverFolder);
        bucket = server.createBucket("data");
        Bench writer = Bench.in(Files.createDirectories(serverFolder.resolve("writer")));
        for (String day : List.of("monday", "tuesday")) {
            Files.createDirectories(bucket.resolve("daily/" + day));
            for (int part = 0; part < 2; part++) {
                writer.write("part.parquet", "SELECT '" + day + part + "-' || i AS k FROM range(100) t(i)");
                Files.copy(
                        serverFolder.resolve("writer/part.parquet"),
                        bucket.resolve("daily/" + day + "/part-" + part + ".parquet"));
            }
            Files.writeString(bucket.resolve("daily/" + day + "/_SUCCESS"), "");
        }
        byte[] whole = Files.readAllBytes(bucket.resolve("daily/monday/part-0.parquet"));
        Files.createDirectories(bucket.resolve("broken"));
        Files.write(bucket.resolve("broken/half.parquet"), Arrays.copyOf(whole, whole.length / 2));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        StoreOpener opener = new StoreOpener(server.settings());
        bench = Bench.in(folder).withInputStores(uri -> opener.open(RootUri.parse(uri.toString())));
        bench.catalog();
    }

    @AfterEach
    void leavesNoTemporaryFiles() throws IOException {
        assertThat(bench.leftovers()).isZero();
    }

    @Test
    void readsOneObject() {
        assertThat(inputs("s3://data/daily/monday/part-0.parquet", 100))
                .containsExactly("s3://data/daily/monday/part-0.parquet");
    }

    @Test
    void readsAllDataBelowAPrefix() {
        assertThat(inputs("s3://data/daily/", 400))
                .containsExactly(
                        "s3://data/daily/monday/part-0.parquet",
                        "s3://data/daily/monday/part-1.parquet",
                        "s3://data/daily/tuesday/part-0.parquet",
                        "s3://data/daily/tuesday/part-1.parquet");
        assertThat(inputs("s3://data/daily/tuesday", 200)).hasSize(2);
    }

    @Test
    void readsWhatAGlobMatches() {
        assertThat(inputs("s3://data/daily/*/part-1.parquet", 200))
                .containsExactly("s3://data/daily/monday/part-1.parquet", "s3://data/daily/tuesday/part-1.parquet");
        assertThat(inputs("s3://data/**/{part-0,none}.parquet", 200)).hasSize(2);
    }

    @Test
    void isTheSamePushWhileTheObjectsAreTheSame() {
        String yaml = keyedBy("s3://data/daily/monday/");
        bench.build(yaml);
        assertThat(bench.build(yaml).outcome()).isEqualTo(BuildResult.Outcome.REGISTERED_BEFORE);
    }

    @Test
    void namesWhatIsNotThere() {
        for (String missing : List.of("s3://data/nowhere.parquet", "s3://data/nowhere/", "s3://data/daily/*.parquet")) {
            assertThatThrownBy(() -> bench.build(keyedBy(missing)))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("there is no file at " + missing);
        }
        assertThatThrownBy(() -> bench.build(keyedBy("s3://no-bucket/a.parquet")))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("s3://no-bucket/");
        assertThat(bench.catalog().state().sequence()).isZero();
    }

    @Test
    void namesTheObjectThatWasNotWrittenToItsEnd() {
        assertThatThrownBy(() -> bench.build(keyedBy("s3://data/broken/half.parquet")))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("half.parquet");
        assertThat(bench.catalog().state().sequence()).isZero();
    }

    /** The inputs of a version of a URI, as its manifest names them. */
    private List<String> inputs(String uri, int rows) {
        BuildResult result = bench.build(keyedBy(uri));
        assertThat(result.figures().rows()).isEqualTo(rows);
        return bench.manifest(result.version()).inputs().stream()
                .map(Manifest.Input::uri)
                .toList();
    }

    private static String keyedBy(String uri) {
        return "dataset: d\ninputs: { t: \"" + uri + "\" }\nkey: { partition: [k] }\n";
    }
}
