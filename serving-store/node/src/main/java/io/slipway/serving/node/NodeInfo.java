package io.slipway.serving.node;

import io.slipway.serving.ServingFigures;
import io.slipway.serving.metric.DatasetCounts.Result;
import io.slipway.serving.resp.command.NodeFacts;
import io.slipway.serving.resp.command.NodeFacts.Mode;
import io.slipway.serving.resp.server.InfoSource;
import io.slipway.serving.swap.Lease;
import io.slipway.serving.swap.OpenVersion;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lines of INFO: what clients and tools of Redis look for, then what is our own. */
final class NodeInfo implements InfoSource {
    private final NodeState state;

    NodeInfo(NodeState state) {
        this.state = state;
    }

    @Override
    public Map<String, Map<String, String>> sections() {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        sections.put("Server", server());
        sections.put("Clients", lines("connected_clients", state.clients().count()));
        sections.put("Memory", memory());
        sections.put("Persistence", lines("loading", 0));
        sections.put("Stats", stats());
        sections.put("Replication", lines("role", "master", "connected_slaves", 0));
        sections.put("Cluster", lines("cluster_enabled", state.options().mode() == Mode.CLUSTER ? 1 : 0));
        sections.put("Slipway", slipway());
        sections.put("Keyspace", keyspace());
        return sections;
    }

    private Map<String, String> server() {
        return lines(
                "redis_version", NodeFacts.REDIS_VERSION,
                "slipway_version", NodeState.VERSION,
                "redis_mode", state.options().mode().word(),
                "multiplexing_api", state.transport(),
                "io_threads", state.loops(),
                "process_id", ProcessHandle.current().pid(),
                "uptime_in_seconds", state.uptime().toSeconds());
    }

    private static Map<String, String> memory() {
        Runtime runtime = Runtime.getRuntime();
        return lines("used_memory", runtime.totalMemory() - runtime.freeMemory(), "maxmemory", runtime.maxMemory());
    }

    private Map<String, String> stats() {
        return lines(
                "total_connections_received", state.clients().seen(),
                "keyspace_hits", state.counts().total(Result.HIT),
                "keyspace_misses", state.counts().total(Result.MISS));
    }

    private Map<String, String> slipway() {
        ServingFigures figures = state.store().figures();
        Map<String, String> lines = lines(
                "node_id", state.options().nodeId(),
                "boot_id", state.store().readiness().bootId(),
                "sequence", figures.appliedSequence(),
                "open_versions", figures.openVersions(),
                "disk_free_bytes", figures.diskFreeBytes(),
                "block_cache_bytes", figures.cachedBytes());
        state.store().staleness().ifPresent(stale -> {
            lines.put("stale_since", stale.since().toString());
            lines.put("stale_reason", stale.sentence());
        });
        return lines;
    }

    private Map<String, String> keyspace() {
        try (Lease lease = state.store().lease()) {
            long rows = lease.map().datasets().values().stream()
                    .filter(versions -> versions.active() instanceof OpenVersion)
                    .mapToLong(versions ->
                            ((OpenVersion) versions.active()).reader().rows())
                    .sum();
            return lines("db0", "keys=" + rows + ",expires=0,avg_ttl=0");
        }
    }

    private static Map<String, String> lines(Object... namesAndValues) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            lines.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
        return lines;
    }
}
