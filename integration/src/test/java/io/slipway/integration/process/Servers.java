package io.slipway.integration.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.integration.fixture.Eventually;
import io.slipway.integration.fixture.Http;
import io.slipway.integration.program.Program;
import io.slipway.integration.proxy.HoldingProxy;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A loader and a node as processes, each killed and started again as the test likes; the node's loader has one address. */
public final class Servers implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Lake lake;
    private final HoldingProxy loaderAddress;
    private Program loader;
    private Program node;

    private Servers(Lake lake, HoldingProxy loaderAddress, Program loader) throws IOException {
        this.lake = lake;
        this.loaderAddress = loaderAddress;
        this.loader = loader;
        this.node = newNode();
    }

    /** Starts both. */
    public static Servers start(Lake lake) throws IOException {
        Program loader = lake.startLoader();
        return new Servers(lake, HoldingProxy.before(uriOf(loader).getPort()), loader);
    }

    void killLoader() {
        loader.kill();
    }

    void startLoader() throws IOException {
        loader = lake.startLoader();
        loaderAddress.leadTo(uriOf(loader).getPort());
    }

    /** Kills the node. */
    public void killNode() {
        node.kill();
    }

    /** Starts the node again. */
    public void startNode() throws IOException {
        node = newNode();
    }

    long nodePid() {
        return node.pid();
    }

    private Program newNode() throws IOException {
        return lake.startNode(loaderAddress.endpoint().toString());
    }

    private static URI uriOf(Program loader) {
        return URI.create(loader.awaitSaying("slipway loader: (http://\\S+)"));
    }

    /** A new connection to the node, once it listens. */
    Jedis jedis() {
        return new Jedis(
                "127.0.0.1", Integer.parseInt(node.awaitSaying("slipway serve: redis-cli -p (\\d+)")), PATIENCE_MILLIS);
    }

    /** What the node says of itself. */
    public JsonNode status() {
        return new Http(URI.create(node.awaitSaying("slipway serve: .* and (http://\\S+)"))).get("/v1/status");
    }

    /** How many bytes of all versions the node has fetched, as the loader knows it; 0 before the loader knows it. */
    public long bytesFetched() {
        return new Http(uriOf(loader))
                .get("/v1/nodes").findValues("bytesDone").stream()
                        .mapToLong(JsonNode::asLong)
                        .sum();
    }

    /** Waits until every row is answered with this value. */
    public void awaitAnswers(String v) {
        AtomicReference<String> last = new AtomicReference<>("nothing");
        try {
            Eventually.holds("every row is answered with v=" + v, () -> {
                String answers = answers();
                last.set(answers);
                return answers.equals(Set.of(v).toString());
            });
        } catch (AssertionError e) {
            throw new AssertionError("The last answers were " + last + ", and the node said: " + node.said(), e);
        }
    }

    private String answers() {
        String[] keys = IntStream.range(0, Lake.ROWS)
                .mapToObj(n -> "numbers:{" + n + "}")
                .toArray(String[]::new);
        try (Jedis jedis = jedis()) {
            List<String> rows = jedis.mget(keys);
            return rows.stream()
                    .map(Servers::valueIn)
                    .collect(Collectors.toSet())
                    .toString();
        } catch (JedisException notYet) {
            return notYet.toString();
        }
    }

    private static String valueIn(String row) {
        return String.valueOf(row).replaceAll(".*\"v\":\"(.*?)\".*", "$1");
    }

    @Override
    public void close() throws IOException {
        node.close();
        loader.close();
        loaderAddress.close();
    }
}
