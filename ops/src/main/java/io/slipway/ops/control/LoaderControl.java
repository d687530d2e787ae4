package io.slipway.ops.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.loader.operate.Order;
import io.slipway.loader.operate.VersionRef;
import io.slipway.ops.client.LoaderClient;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Asks a loader. */
public final class LoaderControl implements Control {
    private final LoaderClient loader;
    private final RandomGenerator random;

    /**
     * Asks this loader.
     *
     * @param random draws idempotency keys
     */
    public LoaderControl(LoaderClient loader, RandomGenerator random) {
        this.loader = loader;
        this.random = random;
    }

    @Override
    public JsonNode carryOut(Order order, String reason) {
        byte[] key = new byte[16];
        random.nextBytes(key);
        OrderRequest request = OrderRequest.of(order, reason);
        return loader.post(request.path(), request.body(), HexFormat.of().formatHex(key));
    }

    @Override
    public JsonNode datasets() {
        return loader.get("/v1/datasets");
    }

    @Override
    public JsonNode dataset(DatasetName name) {
        return loader.get("/v1/datasets/" + name);
    }

    @Override
    public JsonNode versions(DatasetName name) {
        return loader.get("/v1/datasets/" + name + "/versions");
    }

    @Override
    public JsonNode version(VersionRef ref) {
        return loader.get("/v1/datasets/" + ref.dataset() + "/versions/" + ref.version());
    }

    @Override
    public JsonNode push(PushId push) {
        return loader.get("/v1/pushes/" + push);
    }

    @Override
    public JsonNode nodes() {
        return loader.get("/v1/nodes");
    }

    @Override
    public JsonNode log(OptionalLong before, int limit) {
        String from = before.isPresent() ? "&before=" + before.getAsLong() : "";
        return loader.get("/v1/log?limit=" + limit + from);
    }

    @Override
    public String caveat() {
        return "";
    }

    @Override
    public void close() {
        // Nothing is held open between two requests.
    }
}
