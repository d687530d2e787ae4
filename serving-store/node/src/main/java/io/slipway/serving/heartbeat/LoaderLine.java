package io.slipway.serving.heartbeat;

import io.slipway.catalog.node.Heartbeat;
import io.slipway.catalog.node.HeartbeatAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The conversation with one loader. While an answer is awaited (a loader holds it back for up to a second), a second
 * heartbeat goes out as soon as the node has something new to say. A loader that does not answer is asked less and less
 * often. Belongs to the thread that ticks.
 */
final class LoaderLine {
    private static final Logger LOG = LoggerFactory.getLogger(LoaderLine.class);
    private static final int MOST_AWAITED = 2;
    private static final int FIRST_PAUSE = 4;
    private static final int LONGEST_PAUSE = 40;

    private final String loader;
    private final Function<Heartbeat, CompletableFuture<HeartbeatAnswer>> post;
    private final Supplier<Heartbeat> now;
    private final LongConsumer headSeen;
    private List<Object> said = List.of();
    private int awaited;
    private int failures;
    private int pause;

    /**
     * A conversation that has not begun.
     *
     * @param loader for people
     * @param post posts a heartbeat
     */
    LoaderLine(
            String loader,
            Function<Heartbeat, CompletableFuture<HeartbeatAnswer>> post,
            Supplier<Heartbeat> now,
            LongConsumer headSeen) {
        this.loader = loader;
        this.post = post;
        this.now = now;
        this.headSeen = headSeen;
    }

    /** Posts if it is time; the answer is heard by the executor, which runs on the thread that ticks. */
    void tick(Executor executor) {
        if (pause > 0) {
            pause--;
        } else if (awaited < MOST_AWAITED) {
            Heartbeat heartbeat = now.get();
            if (awaited == 0 || !gist(heartbeat).equals(said)) {
                say(heartbeat, executor);
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // heard takes the failure too
    private void say(Heartbeat heartbeat, Executor executor) {
        said = gist(heartbeat);
        awaited++;
        post.apply(heartbeat).whenCompleteAsync(this::heard, executor);
    }

    private void heard(@Nullable HeartbeatAnswer answer, @Nullable Throwable failure) {
        awaited--;
        if (answer != null) {
            if (failures > 0) {
                LOG.info("loader answers again loader={}", loader);
            }
            failures = 0;
            headSeen.accept(answer.headSequence());
        } else {
            if (failures == 0) {
                LOG.warn("loader does not answer loader={} reason=\"{}\"", loader, String.valueOf(failure));
            }
            failures++;
            pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures - 1, 8));
        }
    }

    /** What a loader acts on; how far a fetch is can wait for the next heartbeat. */
    private static List<Object> gist(Heartbeat heartbeat) {
        List<Object> gist = new ArrayList<>();
        gist.add(heartbeat.appliedSequence());
        heartbeat.versions().forEach(report -> {
            gist.add(report.dataset());
            gist.add(report.version());
            gist.add(report.state());
        });
        return gist;
    }
}
