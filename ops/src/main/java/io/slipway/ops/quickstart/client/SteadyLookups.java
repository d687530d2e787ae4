package io.slipway.ops.quickstart.client;

import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A client that asks one row after the other, as fast as it gets answers, until it is told to stop; it notes what a user
 * would have noticed.
 */
public final class SteadyLookups {
    private final FutureTask<Noticed> task;
    private volatile boolean stopping;

    private SteadyLookups(int respPort, List<String> keys) {
        this.task = new FutureTask<>(() -> ask(respPort, keys));
    }

    /** Begins to ask the node at this port for these keys, in turn. */
    public static SteadyLookups begin(int respPort, List<String> keys) {
        SteadyLookups lookups = new SteadyLookups(respPort, List.copyOf(keys));
        Thread thread = new Thread(lookups.task, "quickstart-lookups");
        thread.setDaemon(true);
        thread.start();
        return lookups;
    }

    /** Stops asking and says what was noticed. */
    public Noticed end() {
        stopping = true;
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Cannot go on asking the node", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while look-ups came to their end", interrupted);
        }
    }

    private Noticed ask(int respPort, List<String> keys) {
        Notes notes = new Notes();
        try (RespConnection node = RespConnection.open(respPort)) {
            for (int i = 0; !stopping; i = (i + 1) % keys.size()) {
                notes.note(node.command("HMGET", keys.get(i), "@version", "@sequence"));
            }
        }
        return notes.noticed();
    }

    /**
     * What a client noticed.
     *
     * @param answers look-ups that were answered with a row
     * @param errors look-ups that were refused, found nothing, or whose sequence went back
     * @param versions the version numbers that answered
     * @param longestGap the longest time between two answers
     */
    public record Noticed(long answers, long errors, SortedSet<Long> versions, Duration longestGap) {}

    private static final class Notes {
        private final SortedSet<Long> versions = new TreeSet<>();
        private long answers;
        private long errors;
        private long sequence;
        private long last = System.nanoTime();
        private long longest;

        void note(@Nullable Object answer) {
            long now = System.nanoTime();
            longest = Math.max(longest, now - last);
            last = now;
            if (answer instanceof List<?> fields
                    && fields.get(0) instanceof String version
                    && fields.get(1) instanceof String at
                    && Long.parseLong(at) >= sequence) {
                answers++;
                versions.add(Long.valueOf(version));
                sequence = Long.parseLong(at);
            } else {
                errors++;
            }
        }

        Noticed noticed() {
            return new Noticed(answers, errors, versions, Duration.ofNanos(longest));
        }
    }
}
