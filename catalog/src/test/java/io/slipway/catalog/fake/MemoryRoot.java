package io.slipway.catalog.fake;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.WriterClock;
import io.slipway.catalog.append.Written;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.follow.CatalogEvent;
import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.catalog.store.ObjectStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A root in memory with a manual clock, a seed, and an ear for events. One thread. */
public final class MemoryRoot {
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private final MemoryObjectStore store = new MemoryObjectStore(clock);
    private final SplittableRandom random;
    private final List<CatalogEvent> events = new ArrayList<>();

    public MemoryRoot() {
        this(1);
    }

    public MemoryRoot(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public ManualClock clock() {
        return clock;
    }

    /** The store without any fault. */
    public ObjectStore store() {
        return store;
    }

    public SplittableRandom random() {
        return random;
    }

    /** What the catalogs opened here have told. */
    public List<CatalogEvent> events() {
        return events;
    }

    public CatalogOptions options() {
        return new CatalogOptions(new WriterClock(clock, clock, random, PATIENCE), events::add, null, null);
    }

    public Catalog init() {
        return Catalog.init(store, options(), request());
    }

    public Catalog open() {
        return open(store);
    }

    /** A catalog of this root that goes through another store. */
    public Catalog open(ObjectStore through) {
        return Catalog.open(through, options());
    }

    public ChangeRequest request() {
        return new ChangeRequest("test", RequestId.random(random), null);
    }

    /** Changes the catalog through an own reader. */
    public Written change(Change... changes) {
        return open().change(request(), state -> List.of(changes));
    }

    public FaultyObjectStore faulty() {
        return new FaultyObjectStore(store);
    }
}
