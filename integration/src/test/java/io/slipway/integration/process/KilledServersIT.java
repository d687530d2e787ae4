package io.slipway.integration.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.state.VersionStatus;
import io.slipway.integration.fixture.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Loaders and nodes that are killed, and what the next ones make of it. */
class KilledServersIT {
    private static final String NOBODY = "http://127.0.0.1:1";
    private static final int PATIENCE_MILLIS = 30_000;

    @TempDir
    private Path folder;

    private Lake lake;

    @BeforeEach
    void found() throws Exception {
        lake = Lake.found(folder);
    }

    @Test
    void theNextLoaderActivatesWhatTheKilledOneStaged() throws Exception {
        lake.build("first", "1");
        try (Program loader = lake.startLoader()) {
            loaderOf(loader);
            Eventually.holds("the version is staged", () -> isFirst(VersionStatus.STAGED));
        }

        try (Program loader = lake.startLoader();
                Program node = lake.startNode(loaderOf(loader))) {
            Eventually.holds("the version is active", () -> isFirst(VersionStatus.ACTIVE));
            awaitAnswer(node, "1");
        }
    }

    @Test
    void aNodeThatIsKilledInTheFetchFetchesWhatItLacks() throws Exception {
        try (Program loader = lake.startLoader()) {
            String uri = loaderOf(loader);
            lake.build("first", "1");
            try (Program killed = lake.startNode(uri)) {
                Eventually.holds(
                        "a file is fetched", () -> Lake.holds(folder.resolve("node"), ".sst") || !killed.isAlive());
            }

            try (Program node = lake.startNode(uri)) {
                awaitAnswer(node, "1");
            }
        }
    }

    @Test
    void aNodeThatIsKilledServesFromItsDiskWithLoaderAndStoreDown() throws Exception {
        try (Program loader = lake.startLoader();
                Program node = lake.startNode(loaderOf(loader))) {
            lake.build("first", "1");
            awaitAnswer(node, "1");
        }
        Path away = folder.resolve("away");
        Files.move(lake.root(), away);

        try (Program node = lake.startNode(NOBODY)) {
            awaitAnswer(node, "1");
            try (Jedis jedis = jedisOf(node)) {
                assertThat(jedis.info()).contains("stale_since");
            }

            Files.move(away, lake.root());
            try (Program loader = lake.startLoader()) {
                loaderOf(loader);
                assertThat(lake.versions()).hasSize(1);
            }
        }
    }

    private boolean isFirst(VersionStatus status) {
        return lake.versions().stream().anyMatch(version -> version.status() == status);
    }

    private static String loaderOf(Program loader) {
        return loader.awaitSaying("slipway loader: (http://\\S+)");
    }

    private static Jedis jedisOf(Program node) {
        return new Jedis(
                "127.0.0.1", Integer.parseInt(node.awaitSaying("slipway serve: redis-cli -p (\\d+)")), PATIENCE_MILLIS);
    }

    private static void awaitAnswer(Program node, String v) {
        AtomicReference<String> last = new AtomicReference<>("nothing");
        try {
            Eventually.holds("the node answers with " + v, () -> {
                last.set(answer(node));
                return v.equals(last.get());
            });
        } catch (AssertionError e) {
            throw new AssertionError("The last answer was " + last + ", and the node said: " + node.said(), e);
        }
    }

    private static String answer(Program node) {
        try (Jedis jedis = jedisOf(node)) {
            return String.valueOf(jedis.hget("numbers:{" + (Lake.ROWS - 1) + "}", "v"));
        } catch (JedisException e) {
            return e.toString();
        }
    }
}
