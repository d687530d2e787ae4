package io.slipway.serving.node;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.slipway.serving.ServingFigures;
import io.slipway.serving.metric.DatasetCounts.Result;
import io.slipway.serving.metric.LatencyHistogram;
import io.slipway.serving.metric.LookupCounts.Times;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.swap.Lease;
import io.slipway.serving.swap.OpenVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** The metrics of a node, taken when they are asked for. Thread-safe. */
final class NodeMetrics {
    static final String MEDIA_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final PrometheusTextFormatWriter WRITER =
            PrometheusTextFormatWriter.builder().build();

    private final NodeState state;
    private final NodeEvents events;
    private final Clock wall;

    NodeMetrics(NodeState state, NodeEvents events, Clock wall) {
        this.state = state;
        this.events = events;
        this.wall = wall;
    }

    /** All metrics in the text format of Prometheus. */
    byte[] text() {
        ServingFigures figures = state.store().figures();
        MetricSnapshots snapshots = MetricSnapshots.of(
                lookupSeconds(),
                lookups(),
                active("slipway_active_version", "Version that is answered with.", active -> active.number()
                        .value()),
                active(
                        "slipway_version_age_seconds",
                        "Age of the version that is answered with, since it was built.",
                        active -> Duration.between(active.builtAt(), wall.instant())
                                .toSeconds()),
                gauge("slipway_sequence_applied", "Newest applied entry.", figures.appliedSequence()),
                gauge("slipway_stale_since_seconds", "Unix time, 0 if the log is followed.", staleSince()),
                gauge("slipway_open_versions", "Versions open for reading.", figures.openVersions()),
                gauge("slipway_disk_free_bytes", "Free bytes of the data directory.", figures.diskFreeBytes()),
                gauge("slipway_block_cache_bytes", "Bytes in the block cache.", figures.cachedBytes()),
                counter("slipway_block_cache_misses", "Blocks that had to be read.", figures.cacheMisses()),
                gauge(
                        "slipway_clients",
                        "Connected RESP clients.",
                        state.clients().count()),
                counter("slipway_fetch_bytes", "Bytes fetched since the start.", figures.fetchedBytes()),
                counter("slipway_scrub_bytes", "Bytes on the disk that were hashed again.", figures.scrubbedBytes()),
                damaged(),
                histogram("slipway_swap_seconds", "Time of a swap.", Labels.EMPTY, events.swaps()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            WRITER.write(out, snapshots, EscapingScheme.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write metrics to memory", e);
        }
        return out.toByteArray();
    }

    private HistogramSnapshot lookupSeconds() {
        HistogramSnapshot.Builder all = HistogramSnapshot.builder()
                .name("slipway_lookup_seconds")
                .help("Time of a look-up command on the node.");
        for (String dataset : state.counts().datasets()) {
            for (LookupKind kind : LookupKind.values()) {
                Times times = state.counts().times(dataset, kind);
                if (times != null) {
                    all.dataPoint(point(Labels.of("dataset", dataset, "command", kind.label()), times));
                }
            }
        }
        return all.build();
    }

    private CounterSnapshot lookups() {
        CounterSnapshot.Builder all =
                CounterSnapshot.builder().name("slipway_lookups").help("Keys that were looked up.");
        for (String dataset : state.counts().datasets()) {
            for (Result result : Result.values()) {
                all.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(Labels.of(
                                "dataset", dataset, "result", result.name().toLowerCase(Locale.ROOT)))
                        .value((double) state.counts().total(dataset, result))
                        .build());
            }
        }
        return all.build();
    }

    private GaugeSnapshot active(String name, String help, ToLongFunction<OpenVersion> value) {
        GaugeSnapshot.Builder all = GaugeSnapshot.builder().name(name).help(help);
        try (Lease lease = state.store().lease()) {
            lease.map().datasets().forEach((dataset, versions) -> {
                if (versions.active() instanceof OpenVersion active) {
                    all.dataPoint(GaugeDataPointSnapshot.builder()
                            .labels(Labels.of("dataset", dataset.text()))
                            .value((double) value.applyAsLong(active))
                            .build());
                }
            });
        }
        return all.build();
    }

    private CounterSnapshot damaged() {
        CounterSnapshot.Builder all =
                CounterSnapshot.builder().name("slipway_damaged_versions").help("Versions in which damage was found.");
        events.damaged()
                .forEach((dataset, versions) -> all.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(Labels.of("dataset", dataset.text()))
                        .value((double) versions)
                        .build()));
        return all.build();
    }

    private double staleSince() {
        return state.store()
                .staleness()
                .map(stale -> (double) stale.since().getEpochSecond())
                .orElse(0.0);
    }

    private static GaugeSnapshot gauge(String name, String help, Number value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(value.doubleValue())
                        .build())
                .build();
    }

    private static CounterSnapshot counter(String name, String help, Number value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(CounterDataPointSnapshot.builder()
                        .value(value.doubleValue())
                        .build())
                .build();
    }

    private static HistogramSnapshot histogram(String name, String help, Labels labels, Times times) {
        return HistogramSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point(labels, times))
                .build();
    }

    private static HistogramDataPointSnapshot point(Labels labels, Times times) {
        double[] bounds = IntStream.range(0, LatencyHistogram.buckets())
                .mapToDouble(LatencyHistogram::boundSeconds)
                .toArray();
        return HistogramDataPointSnapshot.builder()
                .labels(labels)
                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, times.counts()))
                .sum(times.sumSeconds())
                .build();
    }
}
