package io.slipway.ops.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.Written;
import io.slipway.catalog.entry.RequestId;
import io.slipway.loader.operate.Facts;
import io.slipway.loader.operate.Order;
import io.slipway.loader.operate.VersionRef;
import io.slipway.loader.view.ChangeView;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Reads the log and writes it itself, so that everything works with every loader down. */
public final class OfflineControl implements Control {
    private final Catalog catalog;
    private final RandomGenerator random;
    private final String actor;
    private final OfflineViews views;

    /**
     * Works on this catalog, whose store the caller closes.
     *
     * @param random draws request ids
     * @param actor who asks, for the log
     */
    public OfflineControl(Catalog catalog, RandomGenerator random, String actor) {
        this.catalog = catalog;
        this.random = random;
        this.actor = actor;
        this.views = new OfflineViews(catalog);
    }

    @Override
    public JsonNode carryOut(Order order, String reason) {
        Order seen = order.seenOn(catalog.refresh());
        ChangeRequest request = new ChangeRequest(actor, RequestId.random(random), reason);
        Written written = catalog.change(request, state -> seen.changes(Facts.unchecked(state)));
        return ViewJson.tree(ChangeView.of(written, request.requestId()));
    }

    @Override
    public JsonNode datasets() {
        return views.datasets();
    }

    @Override
    public JsonNode dataset(DatasetName name) {
        return views.dataset(name);
    }

    @Override
    public JsonNode versions(DatasetName name) {
        return views.versions(name);
    }

    @Override
    public JsonNode version(VersionRef ref) {
        return views.version(ref);
    }

    @Override
    public JsonNode push(PushId push) {
        return views.push(push);
    }

    @Override
    public JsonNode nodes() {
        return views.nodes();
    }

    @Override
    public JsonNode log(OptionalLong before, int limit) {
        return views.log(before, limit);
    }

    @Override
    public String caveat() {
        return "offline: no node was asked, so readiness was not checked";
    }

    @Override
    public void close() {
        // The store is the caller's.
    }
}
