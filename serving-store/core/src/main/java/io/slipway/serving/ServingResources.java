package io.slipway.serving;

import io.slipway.catalog.store.ObjectStore;
import io.slipway.kafka.read.TopicReader;
import io.slipway.serving.disk.DataDirectory;
import io.slipway.serving.disk.DiskRoom;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.disk.Volume;
import io.slipway.serving.fetch.Fetcher;
import io.slipway.serving.fetch.pace.BandwidthLimit;
import io.slipway.serving.fetch.pace.FetchPace;
import io.slipway.serving.fetch.pace.StartJitter;
import io.slipway.serving.hold.Hands;
import io.slipway.serving.hold.Workplace;
import io.slipway.serving.open.RocksDbFolder;
import io.slipway.serving.open.RocksDbMemory;
import io.slipway.serving.stage.Stager;
import io.slipway.serving.stage.TopicSource;
import io.slipway.serving.stage.VersionOpening;
import io.slipway.serving.topic.TopicFetcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a node owns and gives back at its end: its directory, its memory, and the threads that fetch.
 *
 * @param topics null if it knows no brokers
 */
record ServingResources(
        DataDirectory directory,
        RocksDbMemory memory,
        Fetcher fetcher,
        @Nullable TopicSource topics,
        DiskRoom room) implements AutoCloseable {
    static ServingResources take(ServingOptions options, ServingEnvironment environment, ObjectStore store) {
        DataDirectory directory = DataDirectory.open(options.dataDirectory());
        return new ServingResources(
                directory,
                new RocksDbMemory(options.cacheBytes()),
                new Fetcher(store, options.fetch(), environment.pace(), environment.random()),
                topics(options, environment),
                new DiskRoom(Volume.of(directory.root()), options.reserveBytes()));
    }

    private static @Nullable TopicSource topics(ServingOptions options, ServingEnvironment environment) {
        TopicOptions topics = options.topics();
        if (topics == null) {
            return null;
        }
        List<FetchPace> paces = new ArrayList<>(List.of(environment.pace()));
        topics.kafka()
                .readBytesPerSecond()
                .ifPresent(limit -> paces.add(new BandwidthLimit(limit, environment.monotonic()::nanoTime)));
        TopicReader reader = new TopicReader(topics.kafka());
        // A partition keeps a processor busy: to decode, to compress, to hash.
        int parallelism =
                Math.min(options.fetch().parallelism(), Runtime.getRuntime().availableProcessors());
        return new TopicSource(new TopicFetcher(reader, paces, parallelism), topics.preferred());
    }

    /** Bytes that have come from the store and from brokers. */
    long fetchedBytes() {
        return fetcher.fetchedBytes() + (topics == null ? 0 : topics.fetcher().fetchedBytes());
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
                new Stager(store, fetcher, topics, jitter, room, opening),
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
