package io.slipway.serving.topic;

import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.read.TopicReader;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.fetch.pace.FetchPace;
import io.slipway.serving.fetch.pace.Patience;
import io.slipway.serving.thread.NamedThreads;
import io.slipway.sst.profile.SstProfile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Reads topics, each with threads of its own: a partition may take as long as a limit makes it, and the topic of another
 * version does not wait for it. Thread-safe.
 */
public final class TopicFetcher {
    private static final Duration LONGEST_FILE = Duration.ofSeconds(30);

    private final TopicReader reader;
    private final List<FetchPace> paces;
    private final int parallelism;
    private final AtomicLong fetchedBytes = new AtomicLong();

    /**
     * A fetcher.
     *
     * @param paces that reading keeps to, all topics together and all of them
     * @param parallelism partitions of a topic at once
     */
    public TopicFetcher(TopicReader reader, List<FetchPace> paces, int parallelism) {
        this.reader = reader;
        this.paces = Stream.concat(Stream.of((FetchPace) this::fetched), paces.stream())
                .toList();
        this.parallelism = parallelism;
    }

    private Duration fetched(int bytes) {
        fetchedBytes.addAndGet(bytes);
        return Duration.ZERO;
    }

    /**
     * Prepares to read a version into a folder that {@link VersionFolder#resume} has prepared.
     *
     * @param patience waits, and ends the reading when it is told to stop
     */
    public TopicFetch fetch(ManifestTopic topic, SstProfile profile, VersionFolder folder, Patience patience) {
        return new TopicFetch(this, topic, profile, folder, patience);
    }

    /** How many bytes have come from the brokers so far, of all versions. */
    public long fetchedBytes() {
        return fetchedBytes.get();
    }

    TopicReader reader() {
        return reader;
    }

    TopicPace pace(String topic, Patience patience, BooleanSupplier pointless) {
        return new TopicPace(topic, paces, patience, pointless);
    }

    void run(int partitions, Runnable work) {
        int hands = Math.min(parallelism, partitions);
        NamedThreads threads = new NamedThreads("slipway-topic-");
        ExecutorService workers = Executors.newFixedThreadPool(hands, threads);
        try {
            CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(work, workers))
                            .limit(hands)
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.end(workers, LONGEST_FILE);
        }
    }
}
