package io.slipway.loader.nodes;

import io.slipway.catalog.node.Heartbeat;
import io.slipway.catalog.node.NodeId;
import io.slipway.loader.event.LoaderEvent;
import io.slipway.loader.event.LoaderEvents;
import io.slipway.schemas.failure.RefusedException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects heartbeats. Thread-safe. */
public final class Heartbeats {
    private static final int PATIENCE = 5;

    private final Duration period;
    private final Supplier<Duration> uptime;
    private final LoaderEvents events;
    private final Map<NodeId, Heard> heard = new TreeMap<>();

    /**
     * Begins to listen.
     *
     * @param period how often nodes speak
     * @param uptime elapsed time on the monotonic clock since this loader began to listen
     */
    public Heartbeats(Duration period, Supplier<Duration> uptime, LoaderEvents events) {
        this.period = period;
        this.uptime = uptime;
        this.events = events;
    }

    /**
     * Takes a heartbeat in.
     *
     * @throws RefusedException if another run of this node was heard a moment ago: two processes have one name
     */
    public void hear(Heartbeat heartbeat) {
        Duration now = uptime.get();
        boolean news;
        synchronized (heard) {
            @Nullable Heard last = heard.get(heartbeat.nodeId());
            boolean silent = last == null || now.minus(last.at()).compareTo(patience()) >= 0;
            if (!silent && !sameBoot(last, heartbeat)) {
                throw twice(heartbeat, last, now);
            }
            heard.put(heartbeat.nodeId(), new Heard(heartbeat, now));
            news = silent;
        }
        if (news) {
            events.publish(new LoaderEvent.NodeHeard(heartbeat.nodeId(), heartbeat.bootId()));
        }
    }

    private static boolean sameBoot(@Nullable Heard last, Heartbeat heartbeat) {
        return last != null && last.heartbeat().bootId().equals(heartbeat.bootId());
    }

    private RefusedException twice(Heartbeat heartbeat, @Nullable Heard last, Duration now) {
        Duration ago = last == null ? Duration.ZERO : now.minus(last.at());
        return new RefusedException(
                "Cannot take the heartbeat of node " + heartbeat.nodeId() + ": another run of it was heard "
                        + ago.toMillis() + " ms ago, expected=the same boot id actual=" + heartbeat.bootId(),
                "Give one of the two another node id; a node that was restarted is taken back after "
                        + patience().toMillis() + " ms of silence.");
    }

    /** Everything heard up to now. */
    public NodesHeard now() {
        Duration now = uptime.get();
        synchronized (heard) {
            return new NodesHeard(heard, now, patience());
        }
    }

    private Duration patience() {
        return period.multipliedBy(PATIENCE);
    }
}
