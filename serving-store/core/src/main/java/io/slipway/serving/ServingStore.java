package io.slipway.serving;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.follow.CatalogFollower;
import io.slipway.serving.hold.Workplace;
import io.slipway.serving.scrub.Scrubber;
import io.slipway.serving.swap.Lease;
import io.slipway.serving.swap.ServedMaps;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A node as a library: follows a catalog, keeps its datasets ready in a data directory of its own, and answers.
 *
 * <p>{@link #acquire} is the only way to read, and never waits. Everything else happens on threads of the store. Thread-safe;
 * whoever started it closes it, after the last lease has ended. The object store belongs to the caller.
 */
public final class ServingStore implements AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration LONGEST_LEASE = Duration.ofSeconds(10);
    private static final Duration DRAIN_POLL = Duration.ofMillis(5);
    private static final int BOOT_ID_BYTES = 8;

    private final ServingResources resources;
    private final ServedMaps maps = new ServedMaps();
    private final ServingThreads threads;
    private final ServingJournal journal;
    private final ServedDatasets datasets;
    private final ServedLog log;
    private final CatalogFollower follower;
    private final Scrubber scrubber;

    private ServingStore(
            ServingOptions options,
            ServingEnvironment environment,
            ServingResources resources,
            Supplier<Catalog> opening,
            ObjectStore store) {
        this.resources = resources;
        this.threads = new ServingThreads(environment.listener(), this::update);
        this.journal = new ServingJournal(resources.directory(), environment.listener(), bootId(environment.random()));
        Workplace place = resources.workplace(options, environment, store, threads.hands(), this::damaged);
        this.datasets = new ServedDatasets(place, maps);
        this.log = new ServedLog(
                resources.directory(), datasets, threads.hands().owner(), environment, journal::unservable);
        this.follower = new CatalogFollower(() -> log.open(opening), log, options.poll());
        this.scrubber = new Scrubber(options.scrub(), this::complete, this::damaged, environment.listener());
    }

    /**
     * Starts a node. Returns at once; {@link #awaitReady} waits until it can answer.
     *
     * @param catalog opens the catalog; asked again as long as the store does not answer
     * @throws io.slipway.schemas.failure.RefusedException if another node uses the data directory
     * @throws io.slipway.schemas.failure.AccessException if the directory cannot be written
     */
    public static ServingStore start(
            ServingOptions options, ServingEnvironment environment, Supplier<Catalog> catalog, ObjectStore store) {
        ServingResources resources = ServingResources.take(options, environment, store);
        try {
            ServingStore started = new ServingStore(options, environment, resources, catalog, store);
            started.begin(options);
            return started;
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    private void begin(ServingOptions options) {
        threads.every(datasets::step, TICK);
        threads.later(log::serveWhatWasServed, options.logPatience());
        follower.start();
        scrubber.start();
    }

    /** Leases what is answered with now. Never waits; any thread. */
    public Lease acquire() {
        return maps.acquire();
    }

    /**
     * Waits until the active version of every dataset is answered with: that of the log, or if the log cannot be reached,
     * what was answered before the start.
     *
     * @return whether that is so; if not, it answers with what it has
     * @throws SlipwayException if the root is not one that this node can serve
     */
    public boolean awaitReady(Duration limit) {
        try {
            journal.ready().get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SlipwayException refused
                    ? refused
                    : new IllegalStateException("Cannot start the node", e);
        }
    }

    /** What this node says of itself in a heartbeat, not older than a second. */
    public Readiness readiness() {
        return journal.readiness();
    }

    /** The log may have a newer entry, so look now; or somebody reads what is only staged here. Any thread, never waits. */
    public void lookAtLog() {
        follower.hint();
    }

    /** Somebody asks for a version by its number that is not open here: opens it for a while, if it is on this disk. */
    public void demand(DatasetName dataset, VersionNumber version) {
        threads.own(() -> datasets.demanded(dataset, version));
    }

    /** That the log is not followed, and since when; empty if it is. */
    public Optional<Staleness> staleness() {
        return log.staleness();
    }

    /** The node in figures. */
    public ServingFigures figures() {
        return new ServingFigures(
                maps.current().sequence(),
                maps.current().openVersions().size(),
                resources.room().freeBytes(),
                resources.memory().cachedBytes(),
                resources.memory().misses(),
                resources.fetchedBytes(),
                scrubber.bytes());
    }

    /**
     * Hashes every file of the versions on the disk now, as it is done slowly all the time. A version of which one has
     * changed is closed and fetched again.
     */
    public void scrub() {
        scrubber.lookNow();
    }

    private List<VersionFolder> complete() {
        // A failure goes to the scrubber, who would wait for ever otherwise, and the end of the node for him.
        return CompletableFuture.supplyAsync(datasets::completeFolders, threads::own)
                .join();
    }

    private void update() {
        journal.update(datasets);
    }

    private void damaged(VersionId id) {
        threads.own(() -> datasets.damaged(id));
    }

    private static String bootId(RandomGenerator random) {
        byte[] bytes = new byte[BOOT_ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Ends the node. Waits for what is under way, and for leases that have not ended. */
    @Override
    public void close() {
        scrubber.close();
        follower.close();
        threads.own(datasets::stop);
        threads.endWork();
        if (hasDrained()) {
            threads.own(datasets::closeAll);
            threads.endOwner();
            resources.close();
        } else {
            // Whoever still reads would read freed memory: rather leave it to the end of the process.
            threads.endOwner();
            throw new IllegalStateException("Cannot close the serving store: a lease has not ended");
        }
    }

    private boolean hasDrained() {
        CompletableFuture<Boolean> drained = new CompletableFuture<>();
        threads.every(
                () -> {
                    maps.departed();
                    if (maps.isDrained()) {
                        drained.complete(true);
                    }
                },
                DRAIN_POLL);
        return drained.completeOnTimeout(false, LONGEST_LEASE.toNanos(), TimeUnit.NANOSECONDS)
                .join();
    }
}
