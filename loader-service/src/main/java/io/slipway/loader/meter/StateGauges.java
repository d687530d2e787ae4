package io.slipway.loader.meter;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.loader.nodes.HeardReadiness;
import io.slipway.loader.nodes.Heartbeats;
import io.slipway.loader.nodes.Need;
import io.slipway.loader.nodes.NodesHeard;
import io.slipway.loader.nodes.Readiness;
import io.slipway.loader.nodes.Verdict.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Gauges that are read from the newest state when somebody asks. */
public final class StateGauges {
    private final Catalog catalog;
    private final Heartbeats heartbeats;

    /**
     * Makes the gauges.
     *
     * @param catalog whose newest state is shown
     */
    public StateGauges(Catalog catalog, Heartbeats heartbeats) {
        this.catalog = catalog;
        this.heartbeats = heartbeats;
    }

    /**
     * Registers the gauges.
     *
     * @param clock for the age of what is served: for people, not for decisions
     * @param failuresInARow how many ticks have failed since the last one that did not
     */
    public void register(PrometheusRegistry registry, Clock clock, LongSupplier failuresInARow) {
        perDataset(
                registry, "slipway_active_version", "The version that is served", (dataset, gauge) -> dataset.active()
                        .ifPresent(active -> gauge.set(active.number().value())));
        perDataset(
                registry,
                "slipway_version_age_seconds",
                "Age of the version that is served, since it was registered",
                (dataset, gauge) -> dataset.active()
                        .ifPresent(active ->
                                gauge.set(Duration.between(active.registered().at(), clock.instant())
                                        .toSeconds())));
        perDataset(
                registry,
                "slipway_rollback_ready",
                "1 if a rollback would find its target open everywhere, 0 if not; absent if that is not known",
                this::rollbackReady);
        perDataset(
                registry,
                "slipway_pinned",
                "1 if the dataset is held at its version",
                (dataset, gauge) -> gauge.set(dataset.pinned() == null ? 0 : 1));
        single(
                registry,
                "slipway_sequence_applied",
                "The newest log entry that this loader knows",
                () -> catalog.state().sequence());
        single(
                registry,
                "slipway_tick_failures_in_a_row",
                "Ticks of this loader that failed since the last one that did not",
                failuresInARow);
        nodes(registry);
    }

    private void rollbackReady(DatasetState dataset, Setter gauge) {
        CatalogState state = catalog.state();
        Readiness readiness = new HeardReadiness(state.members().keySet(), heartbeats.now());
        Outcome outcome = dataset.rollbackTarget()
                .map(target ->
                        readiness.of(dataset.name(), target.number(), Need.ALL).outcome())
                .orElse(Outcome.NOT_READY);
        if (outcome != Outcome.UNKNOWN) {
            gauge.set(outcome == Outcome.READY ? 1 : 0);
        }
    }

    private void nodes(PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name("slipway_nodes")
                .help("Members of the namespace as this loader hears them")
                .labelNames("liveness")
                .callback(callback -> {
                    NodesHeard heard = heartbeats.now();
                    for (NodesHeard.Liveness liveness : NodesHeard.Liveness.values()) {
                        long count = catalog.state().members().keySet().stream()
                                .filter(node -> heard.liveness(node) == liveness)
                                .count();
                        callback.call((double) count, liveness.name().toLowerCase(Locale.ROOT));
                    }
                })
                .register(registry);
    }

    private void perDataset(PrometheusRegistry registry, String name, String help, PerDataset measure) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("dataset")
                .callback(callback -> catalog.state()
                        .datasets()
                        .values()
                        .forEach(dataset -> measure.measure(
                                dataset,
                                value -> callback.call(
                                        (double) value, dataset.name().text()))))
                .register(registry);
    }

    private static void single(PrometheusRegistry registry, String name, String help, LongSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call((double) value.getAsLong()))
                .register(registry);
    }

    /** Measures one dataset; sets nothing if there is nothing to measure. */
    private interface PerDataset {
        void measure(DatasetState dataset, Setter gauge);
    }

    /** Takes the value of a gauge. */
    private interface Setter {
        void set(long value);
    }
}
