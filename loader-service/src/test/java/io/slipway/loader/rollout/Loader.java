package io.slipway.loader.rollout;

import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.CheckVerdict.Outcome;
import io.slipway.catalog.node.Heartbeat;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.node.VersionReport;
import io.slipway.catalog.node.VersionReport.State;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.loader.event.LoaderEvents;
import io.slipway.loader.fixture.Ledger;
import io.slipway.loader.gate.GateReport;
import io.slipway.loader.nodes.Heartbeats;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.Sha256;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A loader's eyes and ears with a clock that a test moves. */
final class Loader {
    static final Duration HEARTBEAT = Duration.ofSeconds(1);
    static final Duration GRACE = Duration.ofMinutes(10);

    private final Map<Sha256, DatasetDefinition> definitions = new HashMap<>();
    private final Map<GateKey, GateReport> gates = new HashMap<>();
    private final Map<ObjectKey, Duration> ages = new HashMap<>();
    private final Rollout rollout = new Rollout(GRACE);
    private Duration uptime = Duration.ZERO;
    private final Heartbeats heartbeats = new Heartbeats(HEARTBEAT, () -> uptime, new LoaderEvents(List.of()));
    private Sightings sightings = Sightings.NONE;

    Loader(DatasetDefinition... known) {
        for (DatasetDefinition definition : known) {
            definitions.put(definition.sha256(), definition);
        }
    }

    Loader pass(Duration time) {
        uptime = uptime.plus(time);
        return this;
    }

    /** A node speaks, with one word on each version of routes. */
    Loader hear(String node, Map<Long, State> versions) {
        return hear(node, Ledger.ROUTES, versions);
    }

    Loader hear(String node, DatasetName dataset, Map<Long, State> versions) {
        List<VersionReport> reports = versions.entrySet().stream()
                .map(entry -> new VersionReport(
                        dataset, Ledger.v(entry.getKey()), entry.getValue(), "no room on disk", 0, 100))
                .toList();
        heartbeats.hear(new Heartbeat(new NodeId(node), "boot-" + node, Ledger.address(), 1, reports));
        return this;
    }

    Loader agesAre(Duration age, CatalogState state) {
        state.versions().forEach(version -> ages.put(version.manifestKey(), age));
        return this;
    }

    Decision look(CatalogState state) {
        sightings = sightings.looking(state, uptime);
        return rollout.decide(situation(state));
    }

    Situation situation(CatalogState state) {
        return new Situation(state, new StoreFacts(definitions, gates, ages), heartbeats.now(), sightings);
    }

    /** Decides as the loop does: judges the gates that are wanted, then decides again. */
    List<Change> due(CatalogState state, Predicate<GateKey> good) {
        Decision decision = look(state);
        while (!decision.wanted().isEmpty()) {
            decision.wanted().forEach(key -> gates.put(key, report(key, good.test(key))));
            decision = look(state);
        }
        return decision.changes();
    }

    List<Change> due(Ledger ledger) {
        return due(ledger.state(), key -> true);
    }

    private static GateReport report(GateKey key, boolean passed) {
        return new GateReport(
                key.base(),
                List.of(new CheckVerdict(
                        "rows", passed ? Outcome.PASSED : Outcome.FAILED, Collections.emptySortedMap())));
    }
}
