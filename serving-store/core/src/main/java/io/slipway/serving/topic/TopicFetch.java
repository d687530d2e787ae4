package io.slipway.serving.topic;

import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.serving.disk.PartitionRecord.Part;
import io.slipway.serving.disk.VerifiedFile;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.fetch.pace.Patience;
import io.slipway.sst.profile.SstProfile;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The reading of all partitions of one version. One thread runs it, and again after it has failed if that may help: what is
 * in finished files is kept. Any thread may ask how far it is.
 */
public final class TopicFetch {
    private final TopicFetcher fetcher;
    private final ManifestTopic topic;
    private final Patience patience;
    private final List<PartitionFetch> partitions;

    TopicFetch(TopicFetcher fetcher, ManifestTopic topic, SstProfile profile, VersionFolder folder, Patience patience) {
        this.fetcher = fetcher;
        this.topic = topic;
        this.patience = patience;
        this.partitions = topic.partitions().stream()
                .map(partition -> new PartitionFetch(topic, partition, profile, folder))
                .toList();
    }

    /** The names of the files that are recorded already. */
    public Set<String> recordedFiles() {
        return partitions.stream()
                .flatMap(partition -> partition.recorded().stream())
                .map(part -> VerifiedFile.name(part.sha256()))
                .collect(Collectors.toSet());
    }

    /** Keys and values in these. */
    public long bytesRecorded() {
        return partitions.stream()
                .flatMap(partition -> partition.recorded().stream())
                .mapToLong(part -> part.rowBytes() - PartitionFetch.SLOT_BYTES * part.rows())
                .sum();
    }

    /**
     * Reads what is missing, several partitions at once, into files of the folder. Returns when all rows are there.
     *
     * @throws CorruptDataException if they are not those that the manifest states
     * @throws io.slipway.schemas.failure.NotFoundException if the topic is gone
     * @throws io.slipway.schemas.failure.UnavailableException if the brokers do not answer, or it was told to stop
     * @throws io.slipway.schemas.failure.AccessException if the brokers refuse, or the disk is full
     */
    public void run() {
        Queue<PartitionFetch> todo = new ConcurrentLinkedQueue<>(partitions);
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        TopicPace pace = fetcher.pace(topic.name(), patience, () -> failure.get() != null);
        fetcher.run(partitions.size(), () -> work(todo, pace, failure));
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
        requireAscending();
    }

    private void work(Queue<PartitionFetch> todo, TopicPace pace, AtomicReference<@Nullable RuntimeException> failure) {
        for (PartitionFetch next = todo.poll(); next != null && failure.get() == null; next = todo.poll()) {
            try {
                next.run(fetcher.reader(), pace);
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            }
        }
    }

    // Sums do not see an order; and a run that begins with a file does not see the key before it.
    private void requireAscending() {
        List<Part> files = files();
        for (int i = 1; i < files.size(); i++) {
            if (files.get(i - 1).lastKey().compareTo(files.get(i).firstKey()) >= 0) {
                throw new CorruptDataException(
                        "Cannot take topic " + topic.name() + ": its rows are out of order, "
                                + files.get(i).firstKey() + " comes after "
                                + files.get(i - 1).lastKey(),
                        "Build the version again");
            }
        }
    }

    /** The files, in the order of their rows; all of them after a run. */
    public List<Part> files() {
        return partitions.stream()
                .flatMap(partition -> partition.files().stream())
                .toList();
    }

    /** Keys and values that have been read. */
    public long bytesDone() {
        return partitions.stream().mapToLong(PartitionFetch::bytesDone).sum();
    }
}
