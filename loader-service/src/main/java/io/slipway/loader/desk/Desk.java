package io.slipway.loader.desk;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.Written;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.loader.event.LoaderEvent.EntryWritten;
import io.slipway.loader.event.LoaderEvents;
import io.slipway.loader.nodes.HeardReadiness;
import io.slipway.loader.nodes.Heartbeats;
import io.slipway.loader.nodes.Need;
import io.slipway.loader.nodes.Readiness;
import io.slipway.loader.operate.Facts;
import io.slipway.loader.operate.Order;
import io.slipway.loader.request.Asking;
import io.slipway.loader.rollout.Policy;
import io.slipway.loader.tick.FactReader;
import io.slipway.loader.view.ChangeView;
import io.slipway.schemas.failure.UnavailableException;
import java.util.ArrayList;
import java.util.List;

/** Where requests are looked up and orders are carried out. Thread-safe. */
public final class Desk {
    private final Catalog catalog;
    private final Heartbeats heartbeats;
    private final FactReader facts;
    private final LoaderEvents events;
    private final Runnable news;

    /**
     * Opens the desk.
     *
     * @param news is run after every change
     */
    public Desk(Catalog catalog, Heartbeats heartbeats, FactReader facts, LoaderEvents events, Runnable news) {
        this.catalog = catalog;
        this.heartbeats = heartbeats;
        this.facts = facts;
        this.events = events;
        this.news = news;
    }

    /** The newest state there is; while the store does not answer, the newest that was read. */
    public CatalogState look() {
        try {
            return catalog.refresh();
        } catch (UnavailableException e) {
            return catalog.state();
        }
    }

    /** The newest state that was read. */
    public CatalogState state() {
        return catalog.state();
    }

    /** The catalog that is looked up. */
    public Catalog catalog() {
        return catalog;
    }

    /** What nodes said. */
    public Heartbeats heartbeats() {
        return heartbeats;
    }

    /** What was read from the store. */
    public FactReader facts() {
        return facts;
    }

    /** Where versions are ready, as far as heartbeats tell. */
    public Readiness readiness(CatalogState state) {
        return new HeardReadiness(state.members().keySet(), heartbeats.now());
    }

    /** How many owners the policy of a version's dataset asks for. */
    public Need need(CatalogState state, VersionState version) {
        return state.dataset(version.dataset())
                .flatMap(facts::definition)
                .map(Policy::need)
                .orElse(Need.ALL);
    }

    /** Carries an order out, once for each request id, and says how it ended. */
    public ChangeView carryOut(Order order, Asking asking) {
        Order seen = order.seenOn(catalog.refresh());
        ChangeRequest request = new ChangeRequest(asking.actor(), asking.requestId(), asking.reason());
        List<Change> changes = new ArrayList<>();
        Written written = catalog.change(request, state -> {
            changes.clear();
            changes.addAll(seen.changes(facts(state)));
            return changes;
        });
        if (written.outcome() == Written.Outcome.WRITTEN) {
            List<String> words = changes.stream().map(Change::toString).toList();
            events.publish(new EntryWritten(written.sequence(), asking.actor(), words));
        }
        news.run();
        return ChangeView.of(written, asking.requestId());
    }

    private Facts facts(CatalogState state) {
        return new Facts(state, readiness(state), dataset -> facts.definition(dataset)
                .map(Policy::need)
                .orElse(Need.ALL));
    }
}
