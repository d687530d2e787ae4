package io.slipway.serving.fetch;

import io.slipway.catalog.store.ObjectStore;
import io.slipway.serving.fetch.pace.FetchPace;
import io.slipway.serving.fetch.pace.Patience;
import io.slipway.serving.thread.NamedThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Fetches versions from one store with a fixed number of threads. Thread-safe; whoever made it closes it. */
public final class Fetcher implements AutoCloseable {
    private static final int RANGES_PER_RETRY = 10;
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);

    private final ObjectStore store;
    private final FetchLimits limits;
    private final FetchPace pace;
    private final RandomGenerator random;
    private final NamedThreads threads = new NamedThreads("slipway-fetch-");
    private final ExecutorService workers;
    private final AtomicLong fetchedBytes = new AtomicLong();

    /**
     * A fetcher of its own threads.
     *
     * @param random a generator that is safe for many threads
     */
    public Fetcher(ObjectStore store, FetchLimits limits, FetchPace pace, RandomGenerator random) {
        this.store = store;
        this.limits = limits;
        this.pace = pace;
        this.random = random;
        this.workers = Executors.newFixedThreadPool(limits.parallelism(), threads);
    }

    /**
     * Prepares to fetch the files of one version; their targets must not exist.
     *
     * @param patience waits, and ends the fetch when it is told to stop
     * @param arrived gets each file that is complete, proved and durable; whatever it throws fails the fetch
     */
    public VersionFetch fetch(List<WantedFile> files, Patience patience, Consumer<WantedFile> arrived) {
        return new VersionFetch(this, files, patience, arrived);
    }

    /** How many bytes have been fetched so far, of all versions. */
    public long fetchedBytes() {
        return fetchedBytes.get();
    }

    void fetched(int bytes) {
        fetchedBytes.addAndGet(bytes);
    }

    int rangeBytes() {
        return limits.rangeBytes();
    }

    void run(FetchRun run, Patience patience) {
        RetryBudget budget = new RetryBudget(limits.retries() + run.ranges() / RANGES_PER_RETRY, random);
        int hands = Math.min(limits.parallelism(), run.ranges());
        CompletableFuture.allOf(Stream.generate(() ->
                                takeTurns(run, new FetchWorker(store, pace, patience, budget, run.longestRange() + 1)))
                        .limit(hands)
                        .toArray(CompletableFuture[]::new))
                .join();
        run.check();
    }

    private CompletableFuture<Void> takeTurns(FetchRun run, FetchWorker worker) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        takeTurn(run, worker, done);
        return done;
    }

    // One range a turn, and then behind the others: a short version does not wait for the end of a long one.
    private void takeTurn(FetchRun run, FetchWorker worker, CompletableFuture<Void> done) {
        workers.execute(() -> {
            try {
                if (run.work(worker)) {
                    takeTurn(run, worker, done);
                } else {
                    done.complete(null);
                }
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
    }

    /** Ends the threads; waits for the requests that are under way. */
    @Override
    public void close() {
        threads.end(workers, LONGEST_REQUEST);
    }
}
