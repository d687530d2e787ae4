package io.slipway.loader.meter;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import io.slipway.loader.event.LoaderEvent;
import io.slipway.loader.event.LoaderEvent.EntryWritten;
import io.slipway.loader.event.LoaderEvent.GatesJudged;
import io.slipway.loader.event.LoaderEvent.RolloutEnded;
import io.slipway.loader.event.LoaderEvent.Swept;
import io.slipway.loader.event.LoaderEvent.VersionRejected;
import io.slipway.loader.event.LoaderEvent.WorkFailed;
import io.slipway.loader.event.LoaderListener;
import java.util.Locale;

/** Counts events. */
public final class CountListener implements LoaderListener {
    private final Histogram rollouts;
    private final Counter rejected;
    private final Counter judged;
    private final Counter entries;
    private final Counter failures;
    private final Counter swept;

    /** Registers the counters. */
    public CountListener(PrometheusRegistry registry) {
        rollouts = Histogram.builder()
                .name("slipway_rollout_seconds")
                .help("Time from this loader's first sight of a staged version to its end, by how it ended")
                .unit(Unit.SECONDS)
                .labelNames("stage")
                .classicUpperBounds(0.1, 0.5, 1, 5, 15, 60, 300, 900, 1800, 3600)
                .register(registry);
        rejected = Counter.builder()
                .name("slipway_rejected_total")
                .help("Versions rejected, by reason")
                .labelNames("reason")
                .register(registry);
        judged = Counter.builder()
                .name("slipway_gates_judged_total")
                .help("Versions whose gates this loader judged, by result")
                .labelNames("result")
                .register(registry);
        entries = Counter.builder()
                .name("slipway_entries_written_total")
                .help("Log entries written by this loader")
                .register(registry);
        failures = Counter.builder()
                .name("slipway_work_failures_total")
                .help("Pieces of the loader's own work that failed and were tried again, by work")
                .labelNames("work")
                .register(registry);
        swept = Counter.builder()
                .name("slipway_swept_bytes_total")
                .help("Bytes deleted that no version named any more")
                .register(registry);
    }

    @Override
    public void on(LoaderEvent event) {
        if (event instanceof RolloutEnded ended) {
            rollouts.labelValues(word(ended.outcome())).observe(ended.staged().toNanos() / 1e9);
        } else if (event instanceof VersionRejected version) {
            rejected.labelValues(word(version.reason())).inc();
        } else if (event instanceof GatesJudged gates) {
            judged.labelValues(gates.passed() ? "passed" : "failed").inc();
        } else if (event instanceof EntryWritten) {
            entries.inc();
        } else if (event instanceof WorkFailed failed) {
            failures.labelValues(failed.work()).inc();
        } else if (event instanceof Swept sweep) {
            swept.inc((double) sweep.bytes());
        }
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
