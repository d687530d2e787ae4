package io.slipway.catalog.simulation;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.WriterClock;
import io.slipway.catalog.append.Written;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.fake.Crash;
import io.slipway.catalog.fake.FaultyObjectStore;
import io.slipway.catalog.fake.ManualClock;
import io.slipway.catalog.follow.CatalogListener;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.SlipwayException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The process that an actor runs in: its own clock, its own view of the catalog, and its own way to the store. */
final class Machine {
    private final String name;
    private final World world;
    private final SplittableRandom random;
    private final ManualClock clock;
    private FaultyObjectStore store;
    private @Nullable Catalog catalog;

    Machine(String name, World world, SplittableRandom random) {
        this.name = name;
        this.world = world;
        this.random = random;
        this.clock = world.clock().skewed(Duration.ofMinutes(random.nextInt(-60, 61)));
        this.store = world.connect(this);
    }

    SplittableRandom random() {
        return random;
    }

    Clock clock() {
        return clock;
    }

    ObjectStore store() {
        return store;
    }

    Catalog catalog() {
        if (catalog == null) {
            WriterClock writes = new WriterClock(clock, clock, random, Duration.ofMinutes(1));
            catalog = Catalog.open(store, new CatalogOptions(writes, CatalogListener.SILENT, null, null));
        }
        return catalog;
    }

    /** What this process believes; null if it has not looked. */
    @Nullable
    CatalogState belief() {
        return catalog == null ? null : catalog.state();
    }

    ChangeRequest request() {
        return new ChangeRequest(name, RequestId.random(random), null);
    }

    Written change(Function<CatalogState, List<Change>> decide) {
        ChangeRequest request = request();
        return claim(request, () -> catalog().change(request, decide));
    }

    /** Does something under a request, and notes what this process was told of it. */
    Written claim(ChangeRequest request, Supplier<Written> work) {
        Claims claims = world.claims();
        try {
            Written written = work.get();
            claims.told(request.requestId(), written);
            return written;
        } catch (OutcomeUnknownException | Crash e) {
            claims.unknown(request.requestId());
            throw e;
        } catch (SlipwayException e) {
            claims.notDone(request.requestId());
            throw e;
        }
    }

    /** Dies and begins anew. */
    void restart() {
        catalog = null;
        store = world.connect(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
