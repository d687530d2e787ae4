package io.slipway.loader.desk;

import io.slipway.catalog.node.Heartbeat;
import io.slipway.catalog.node.HeartbeatAnswer;
import io.slipway.catalog.node.HeartbeatJson;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.node.VersionReport;
import io.slipway.catalog.state.CatalogState;
import io.slipway.loader.nodes.Heard;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes heartbeats in and answers each when the log has an entry that its node was not told of, at the latest after a
 * heartbeat period. So a node that cannot apply what it was told does not ask in a circle. Thread-safe.
 */
public final class HeartbeatDesk {
    private final Desk desk;
    private final Waiters waiters;
    private final Duration period;
    private final Runnable news;
    private final Map<NodeId, Long> told = new ConcurrentHashMap<>();

    /**
     * Opens the desk.
     *
     * @param news is run when a node says something that a decision may wait for
     */
    public HeartbeatDesk(Desk desk, Waiters waiters, Duration period, Runnable news) {
        this.desk = desk;
        this.waiters = waiters;
        this.period = period;
        this.news = news;
    }

    /** Hears a heartbeat, and answers it when there is news. */
    public void take(Heartbeat heartbeat, AsyncResponse response) {
        Optional<Heard> before = desk.heartbeats().now().last(heartbeat.nodeId());
        desk.heartbeats().hear(heartbeat);
        if (before.filter(last -> saysTheSame(last.heartbeat(), heartbeat)).isEmpty()) {
            news.run();
        }
        waiters.look();
        long known = Math.max(heartbeat.appliedSequence(), told.getOrDefault(heartbeat.nodeId(), 0L));
        waiters.park(
                response,
                period,
                () -> desk.state().sequence() > known ? Optional.of(answer(heartbeat.nodeId())) : Optional.empty(),
                () -> answer(heartbeat.nodeId()));
    }

    private Object answer(NodeId node) {
        CatalogState state = desk.state();
        told.put(node, state.sequence());
        HeartbeatAnswer answer = new HeartbeatAnswer(
                state.sequence(),
                desk.heartbeats().now().suspects(state.members().keySet()));
        return Response.ok(HeartbeatJson.write(answer), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    // Bytes fetched are no news: a decision looks at states alone.
    private static boolean saysTheSame(Heartbeat before, Heartbeat now) {
        return before.bootId().equals(now.bootId())
                && before.address().equals(now.address())
                && states(before).equals(states(now));
    }

    private static List<String> states(Heartbeat heartbeat) {
        return heartbeat.versions().stream().map(HeartbeatDesk::state).sorted().toList();
    }

    private static String state(VersionReport report) {
        return report.dataset() + "@" + report.version() + " " + report.state();
    }
}
