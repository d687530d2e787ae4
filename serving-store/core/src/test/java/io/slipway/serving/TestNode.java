package io.slipway.serving;

import io.slipway.catalog.append.MonotonicClock;
import io.slipway.catalog.node.VersionReport;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.fetch.FetchLimits;
import io.slipway.serving.fetch.pace.FetchPace;
import io.slipway.serving.open.VersionReader;
import io.slipway.serving.scrub.ScrubOptions;
import io.slipway.serving.swap.Lease;
import io.slipway.serving.swap.NotServed;
import io.slipway.serving.swap.OpenVersion;
import io.slipway.serving.swap.Served;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A node on a directory, with a clock that a test moves. */
public final class TestNode implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Shipyard shipyard;
    private final Clock wall;
    private final ServingStore store;
    private final AtomicLong nanos = new AtomicLong();
    private final Queue<ServingEvent> events = new ConcurrentLinkedQueue<>();
    private volatile boolean reachable = true;

    public TestNode(ServingOptions options, Shipyard shipyard, ObjectStore objects, boolean reachable) {
        this(options, shipyard, objects, reachable, Clock.systemUTC());
    }

    /** A node on a machine with a clock of its own. */
    public TestNode(ServingOptions options, Shipyard shipyard, ObjectStore objects, boolean reachable, Clock wall) {
        this(options, shipyard, objects, reachable, wall, FetchPace.UNLIMITED);
    }

    /** A node that fetches at a pace. */
    public TestNode(ServingOptions options, Shipyard shipyard, ObjectStore objects, FetchPace pace) {
        this(options, shipyard, objects, true, Clock.systemUTC(), pace);
    }

    private TestNode(
            ServingOptions options,
            Shipyard shipyard,
            ObjectStore objects,
            boolean reachable,
            Clock wall,
            FetchPace pace) {
        this.shipyard = shipyard;
        this.reachable = reachable;
        this.wall = wall;
        ServingEnvironment environment = new ServingEnvironment(clock(), wall, new Random(3), pace, events::add);
        this.store = ServingStore.start(options, environment, this::open, objects);
    }

    /** Options for a directory: small ranges, a quick poll. */
    public static ServingOptions options(Path directory) {
        return new ServingOptions(
                directory,
                8 << 20,
                new FetchLimits(2, 4096, 3),
                0,
                Duration.ZERO,
                Duration.ofMinutes(10),
                Duration.ofMillis(5),
                Duration.ofMillis(50),
                ScrubOptions.DEFAULT,
                null);
    }

    private io.slipway.catalog.Catalog open() {
        if (!reachable) {
            throw new UnavailableException("Cannot reach the store", "Try again");
        }
        return shipyard.open(wall);
    }

    private MonotonicClock clock() {
        return new MonotonicClock() {
            @Override
            public long nanoTime() {
                return nanos.get();
            }

            @Override
            public void pause(Duration duration) {
                nanos.addAndGet(duration.toNanos());
            }
        };
    }

    public ServingStore store() {
        return store;
    }

    public List<ServingEvent> events() {
        return List.copyOf(events);
    }

    public void reachable(boolean now) {
        reachable = now;
    }

    public void advance(Duration by) {
        nanos.addAndGet(by.toNanos());
    }

    /** What a reader gets for a key: the value, {@code -} for none, or why not. */
    public String get(DatasetName dataset, String key) {
        try (Lease lease = store.acquire()) {
            return read(lease.version(dataset), key);
        }
    }

    public String get(DatasetName dataset, VersionNumber version, String key) {
        try (Lease lease = store.acquire()) {
            return read(lease.version(dataset, version), key);
        }
    }

    static String read(Served served, String key) {
        if (served instanceof NotServed missing) {
            return missing.reason() + ": " + missing.message();
        }
        byte[] sstKey = RawRows.key(key);
        ByteBuffer value = ByteBuffer.allocateDirect(64 * 1024);
        int length = ((OpenVersion) served)
                .reader()
                .get(ByteBuffer.allocateDirect(sstKey.length).put(sstKey).flip(), value);
        if (length == VersionReader.ABSENT) {
            return "-";
        }
        byte[] bytes = new byte[length];
        value.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public Optional<VersionReport> report(DatasetName dataset, VersionNumber version) {
        return store.readiness().versions().stream()
                .filter(report ->
                        report.dataset().equals(dataset) && report.version().equals(version))
                .findFirst();
    }

    public void awaitState(DatasetName dataset, VersionNumber version, VersionReport.State state) {
        await(dataset + "@" + version + " to be " + state, () -> report(dataset, version)
                .map(VersionReport::state)
                .filter(state::equals)
                .isPresent());
    }

    public void awaitApplied(long sequence) {
        await("sequence " + sequence, () -> store.readiness().appliedSequence() >= sequence);
    }

    /** Registers, stages and activates a version, and waits until this node answers with it. */
    public VersionNumber ship(DatasetName dataset, Map<String, String> rows) {
        VersionNumber version = shipyard.register(dataset, rows);
        shipyard.stage(dataset, version);
        awaitState(dataset, version, VersionReport.State.READY);
        awaitApplied(shipyard.activate(dataset, version));
        return version;
    }

    /** Waits for something that will be; fails with what was there instead. */
    public void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError(
                        "waited in vain for " + what + "; readiness=" + store.readiness() + " events=" + events);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
