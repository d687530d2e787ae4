package io.slipway.serving;

import io.slipway.catalog.store.ObjectStore;
import io.slipway.serving.disk.DataDirectory;
import io.slipway.serving.disk.DiskRoom;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.disk.Volume;
import io.slipway.serving.fetch.Fetcher;
import io.slipway.serving.fetch.pace.StartJitter;
import io.slipway.serving.hold.Hands;
import io.slipway.serving.hold.Workplace;
import io.slipway.serving.open.RocksDbFolder;
import io.slipway.serving.open.RocksDbMemory;
import io.slipway.serving.stage.Stager;
import io.slipway.serving.stage.VersionOpening;
import java.util.function.Consumer;

/** What a node owns and gives back at its end: its directory, its memory, and the threads that fetch. */
record ServingResources(DataDirectory directory, RocksDbMemory memory, Fetcher fetcher, DiskRoom room)
        implements AutoCloseable {
    static ServingResources take(ServingOptions options, ServingEnvironment environment, ObjectStore store) {
        DataDirectory directory = DataDirectory.open(options.dataDirectory());
        return new ServingResources(
                directory,
                new RocksDbMemory(options.cacheBytes()),
                new Fetcher(store, options.fetch(), environment.pace(), environment.random()),
                new DiskRoom(Volume.of(directory.root()), options.reserveBytes()));
    }

    Workplace workplace(
            ServingOptions options,
            ServingEnvironment environment,
            ObjectStore store,
            Hands hands,
            Consumer<VersionId> damaged) {
        VersionOpening opening = new VersionOpening(new RocksDbFolder(memory), damaged);
        StartJitter jitter = new StartJitter(options.longestJitter(), environment.random());
        return new Workplace(
                directory,
                new Stager(store, fetcher, jitter, room, opening),
                opening,
                hands,
                environment.monotonic(),
                options.linger(),
                environment.listener());
    }

    @Override
    public void close() {
        fetcher.close();
        memory.close();
        directory.close();
    }
}
