package io.slipway.integration.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.batch.job.PushOptions;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.s3.S3ProxyServer;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.integration.fixture.Eventually;
import io.slipway.integration.proxy.Hold;
import io.slipway.integration.proxy.HoldingProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loader and a node are killed at places that matter while one version is served and the next one comes. */
class KilledServersIT {
    private static final String FETCH = "^GET .*\\.sst";
    private static final String APPEND = "^PUT .*/log/";

    @TempDir
    private static Path folder;

    private static S3ProxyServer server;
    private static HoldingProxy proxy;
    private static Lake lake;
    private static Servers servers;
    private static int served;

    @BeforeAll
    static void serve() throws Exception {
        server = S3ProxyServer.start(folder);
        server.createBucket(Lake.BUCKET);
        proxy = HoldingProxy.before(server.port());
        lake = Lake.onS3(server, proxy.endpoint(), folder);
        servers = Servers.start(lake);
        build();
        awaitNext();
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
        lake.close();
        proxy.close();
        server.close();
    }

    // So nobody but the test's own version gets into the log later.
    @BeforeEach
    void awaitThatOldVersionsAreRetired() {
        Eventually.holds(
                "at most two versions stand by",
                () -> lake.versions().stream()
                                .filter(version -> version.status() == VersionStatus.STANDBY)
                                .count()
                        <= 2);
    }

    @Test
    void theLoaderBetweenStagedAndActive() throws Exception {
        Hold fetch = stageNext();
        Hold activation = proxy.holdRequest(APPEND);
        fetch.pass();
        activation.awaitReached();

        servers.killLoader();
        activation.lose();

        assertThat(next().status()).isEqualTo(VersionStatus.STAGED);
        awaitServed();
        long registered = next().registered().sequence();
        servers.startLoader();
        awaitNext();
        assertThat(lake.changesFrom(registered))
                .filteredOn(change -> change instanceof Change.Stage || change instanceof Change.Activate)
                .as("staged once, activated once")
                .hasSize(2);
    }

    @Test
    void theNodeInTheFetch() throws Exception {
        Hold fetch = stageNext();

        servers.killNode();
        fetch.lose();

        assertThat(next().status()).isEqualTo(VersionStatus.STAGED);
        assertThat(marker()).doesNotExist();
        servers.startNode();
        awaitNext();
    }

    @Test
    void theNodeBetweenTheLastFileAndTheMarker() throws Exception {
        Hold fetch = stageNext();
        Fifo.at(marker().resolveSibling("verified.json.tmp"));
        fetch.pass();
        Eventually.holds("only the marker is missing", KilledServersIT::isReadable);

        servers.killNode();

        assertThat(isReadable()).isTrue();
        assertThat(marker()).doesNotExist();
        assertThat(next().status()).isEqualTo(VersionStatus.STAGED);
        Hold fetchedAgain = proxy.holdRequest(FETCH);
        servers.startNode();
        fetchedAgain.awaitReached();
        fetchedAgain.pass();
        awaitNext();
    }

    @Test
    void theNodeRightAfterTheSwap() throws Exception {
        Hold fetch = stageNext();
        long staged = lake.builds().catalog().refresh().sequence();
        Eventually.holds("the staging is on record", () -> sequenceOnRecord() == staged);
        Fifo record = Fifo.at(servingRecord().resolveSibling("serving.json.tmp"));
        fetch.pass();
        servers.awaitAnswers(Integer.toString(served + 1));

        servers.killNode();
        servers.killLoader();
        proxy.goDown();
        record.remove();

        assertThat(next().status()).isEqualTo(VersionStatus.ACTIVE);
        assertThat(sequenceOnRecord()).isEqualTo(staged);
        servers.startNode();
        awaitServed();
        assertThat(servers.status().path("staleReason").asText()).isNotEmpty();

        Hold fetchedAgain = proxy.holdRequest(FETCH);
        proxy.comeBack();
        awaitNext();
        assertThat(fetchedAgain.isReached()).as("fetched what was on the disk").isFalse();
        fetchedAgain.pass();
        servers.startLoader();
    }

    @Test
    void bothWhileTheyServeAndTheStoreIsDown() throws Exception {
        servers.killNode();
        servers.killLoader();
        proxy.goDown();
        servers.startNode();

        awaitServed();
        assertThat(servers.status().path("staleReason").asText()).isNotEmpty();

        proxy.comeBack();
        servers.startLoader();
        build();
        awaitNext();
        assertThat(servers.status().has("staleReason")).isFalse();
    }

    /** Builds the next version and waits until the node fetches it; there it stands. */
    private static Hold stageNext() {
        Hold fetch = proxy.holdAnswer(FETCH);
        build();
        fetch.awaitReached();
        assertThat(next().status()).isEqualTo(VersionStatus.STAGED);
        return fetch;
    }

    private static void build() {
        Map<String, String> parameters = Map.of("v", Integer.toString(served + 1));
        lake.builds().build(Lake.DATASET, PushOptions.DEFAULT.withParameters(parameters));
    }

    private static VersionState next() {
        List<VersionState> versions = lake.versions();
        assertThat(versions).hasSize(served + 1);
        return versions.get(served);
    }

    private static void awaitServed() {
        servers.awaitAnswers(Integer.toString(served));
    }

    private static void awaitNext() {
        servers.awaitAnswers(Integer.toString(served + 1));
        assertThat(next().status()).isEqualTo(VersionStatus.ACTIVE);
        served++;
    }

    private static Path home() {
        return lake.nodeFolder()
                .resolve(lake.builds().catalog().state().namespaceId().text());
    }

    private static Path nextFolder() {
        return home().resolve("numbers").resolve(next().manifestSha256().hex());
    }

    private static Path marker() {
        return nextFolder().resolve("verified.json");
    }

    /** Whether the database of the next version is made: the links to its files are there before it and go after it. */
    private static boolean isReadable() {
        Path reading = nextFolder().resolve("reading");
        return Files.exists(reading.resolve("rocksdb")) && !Files.exists(reading.resolve("links"));
    }

    private static Path servingRecord() {
        return home().resolve("serving.json");
    }

    private static long sequenceOnRecord() {
        try {
            return new ObjectMapper()
                    .readTree(Files.readAllBytes(servingRecord()))
                    .path("head")
                    .path("sequence")
                    .asLong(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
