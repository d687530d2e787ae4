package io.slipway.serving.heartbeat;

import io.slipway.catalog.node.Heartbeat;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts heartbeats to all loaders until it is closed. Thread-safe. */
public final class Heartbeats implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
    private static final long TICK_MILLIS = 50;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Heartbeats::thread);

    private Heartbeats() {}

    /**
     * Begins to post.
     *
     * @param loaders base URLs, such as {@code http://127.0.0.1:8080}
     * @param token the bearer token; empty if loaders want none
     * @param now the heartbeat of this moment; quick
     * @param headSeen hears the newest sequence that a loader knows
     */
    public static Heartbeats start(List<URI> loaders, String token, Supplier<Heartbeat> now, LongConsumer headSeen) {
        Heartbeats heartbeats = new Heartbeats();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_PATIENCE)
                .executor(heartbeats.clock)
                .build();
        for (URI loader : loaders) {
            HeartbeatPost post = new HeartbeatPost(client, loader, token);
            heartbeats.every(new LoaderLine(loader.toString(), post::post, now, headSeen));
        }
        return heartbeats;
    }

    /** Posts no more. What is on its way is not waited for. */
    @Override
    public void close() {
        clock.shutdownNow();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it does not end by itself
    private void every(LoaderLine line) {
        clock.scheduleWithFixedDelay(() -> tick(line), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick(LoaderLine line) {
        try {
            line.tick(clock);
        } catch (RuntimeException e) {
            // A failed task would never run again, and the node would be taken for dead.
            if (!isOver(e)) {
                LOG.error("heartbeat failed", e);
            }
        }
    }

    /** Whether it was closed while it was about to post: the thread that would hear the answer takes nothing any more. */
    private boolean isOver(RuntimeException failure) {
        return clock.isShutdown() && failure instanceof RejectedExecutionException;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "slipway-heartbeat");
        thread.setDaemon(true);
        return thread;
    }
}
