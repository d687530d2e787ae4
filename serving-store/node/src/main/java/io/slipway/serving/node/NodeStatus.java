package io.slipway.serving.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.Unpooled;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.serving.ServingFigures;
import io.slipway.serving.http.exchange.HttpAnswer;
import io.slipway.serving.http.exchange.HttpExchange;
import io.slipway.serving.http.status.StatusService;
import io.slipway.serving.swap.Lease;
import io.slipway.serving.swap.OpenVersion;
import io.slipway.serving.swap.ServedVersions;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Health, status and metrics over HTTP. */
final class NodeStatus implements StatusService {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NodeState state;
    private final NodeMetrics metrics;
    private final NodeEvents events;

    NodeStatus(NodeState state, NodeMetrics metrics, NodeEvents events) {
        this.state = state;
        this.metrics = metrics;
        this.events = events;
    }

    @Override
    public HttpAnswer health(HttpExchange exchange) {
        return json(JSON.createObjectNode().put("status", "ok"));
    }

    @Override
    public HttpAnswer metrics(HttpExchange exchange) {
        return new HttpAnswer(200, NodeMetrics.MEDIA_TYPE, List.of(), Unpooled.wrappedBuffer(metrics.text()));
    }

    @Override
    public HttpAnswer status(HttpExchange exchange) {
        ServingFigures figures = state.store().figures();
        ObjectNode root = JSON.createObjectNode()
                .put("nodeId", state.options().nodeId().text())
                .put("bootId", state.store().readiness().bootId())
                .put("version", NodeState.VERSION)
                .put("uptimeSeconds", state.uptime().toSeconds())
                .put("transport", state.transport())
                .put("eventLoops", state.loops())
                .put("clients", state.clients().count())
                .put("diskFreeBytes", figures.diskFreeBytes());
        state.store().staleness().ifPresent(stale -> root.put(
                        "staleSince", stale.since().toString())
                .put("staleReason", stale.sentence()));
        try (Lease lease = state.store().lease()) {
            root.put("sequence", lease.sequence());
            ObjectNode datasets = root.putObject("datasets");
            lease.map().datasets().forEach((name, versions) -> dataset(datasets, name, versions));
        }
        return json(root);
    }

    private void dataset(ObjectNode datasets, DatasetName name, ServedVersions versions) {
        ObjectNode dataset = datasets.putObject(name.text());
        Long damaged = events.damaged().get(name);
        if (damaged != null) {
            dataset.put("damagedVersions", damaged);
        }
        if (versions.active() instanceof OpenVersion active) {
            dataset.put("activeVersion", active.number().value());
            dataset.put("rows", active.reader().rows());
        }
        versions.readable().forEach(open -> dataset.withArray("openVersions")
                .add(open.number().value()));
    }

    private static HttpAnswer json(ObjectNode root) {
        try {
            byte[] bytes = JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
            return new HttpAnswer(200, "application/json", List.of(), Unpooled.wrappedBuffer(bytes));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write JSON of plain values", e);
        }
    }
}
