package io.slipway.batch.job.run;

import io.slipway.batch.file.Publish;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.manifest.KeyBytes;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.kafka.publish.TopicPublisher;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.sst.commit.Attempt;
import io.slipway.sst.commit.CommitOrder;
import io.slipway.sst.commit.Committed;
import io.slipway.sst.commit.ManifestDraft;
import io.slipway.sst.commit.VersionCommitter;
import io.slipway.sst.write.SstFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The attempt of one build, with the threads that upload its files and the topic that gets its rows, and what is known of
 * them. Files may be added by several threads.
 */
public final class Publication implements AutoCloseable {
    private static final int UPLOADS = 4;

    private final ExecutorService uploads = Executors.newFixedThreadPool(UPLOADS);
    private final VersionCommitter committer;
    private final Publish target;
    private final Consumer<String> warn;
    private @Nullable Attempt attempt;
    private @Nullable KeyBytes firstKey;
    private RowChecksum checksum = RowChecksum.NONE;
    private long rows;
    private int rejectedParts;
    private @Nullable TopicPublisher topic;
    private @Nullable ManifestTopic settled;
    private boolean mayBeNamed;

    /**
     * Begins nothing yet.
     *
     * @param target what the version is made of
     * @param warn is told what is left behind
     */
    public Publication(
            Catalog catalog, ObjectStore store, Publish target, RandomGenerator random, Consumer<String> warn) {
        this.target = target;
        this.warn = warn;
        this.committer = new VersionCommitter(catalog, store, uploads, random);
    }

    public VersionCommitter committer() {
        return committer;
    }

    /** Begins the attempt; once. */
    public Attempt begin(DatasetName dataset, PushId push) {
        attempt = committer.begin(dataset, push);
        return attempt;
    }

    /**
     * Makes the topic, before any row is there. Once, after {@link #begin}.
     *
     * @throws io.slipway.schemas.failure.SlipwayException if the brokers refuse or do not answer
     */
    public void open(KafkaSettings kafka, Sharding sharding) {
        topic = TopicPublisher.begin(kafka, attempt(), sharding.shards());
    }

    /**
     * Where shards are to go.
     *
     * @param folder where files stand until they are uploaded
     */
    ShardOutput output(Sharding sharding, Path folder) {
        FileOutput files = new FileOutput(sharding, folder, this::add);
        if (topic == null) {
            return files;
        }
        return target.sst() ? new TopicOutput(topic, files) : TopicOutput.alone(topic);
    }

    /** Waits until the topic holds all rows, if there is one. */
    void settle() {
        if (topic != null) {
            settled = topic.settle();
            attempt().publishedTo(settled);
        }
    }

    /** The topic, when it is settled. */
    public Optional<ManifestTopic> topic() {
        return Optional.ofNullable(settled);
    }

    /** Whether a version has what this one is made of: files if it has rows, a topic. */
    public boolean isMadeLike(Manifest version) {
        boolean hasFiles = !version.files().isEmpty() || version.rows() == 0;
        return (!target.sst() || hasFiles) && (!target.kafka() || version.topic() != null);
    }

    /** Makes the version; the topic belongs to the catalog from now on. */
    public Committed commit(ManifestDraft draft, CommitOrder order) {
        attempt().awaitUploads();
        mayBeNamed = true;
        Committed committed = attempt().commit(draft, order);
        // Another try was faster: it is settled that nobody will ever name this one.
        mayBeNamed = !committed.alreadyThere();
        return committed;
    }

    private void add(SstFile file) {
        attempt().add(file);
        count(file);
    }

    /** Stores one more part of the rejected rows. */
    public synchronized void reject(byte[] part) {
        attempt().reject(rejectedParts++, part);
    }

    /** The attempt that was begun. */
    public Attempt attempt() {
        if (attempt == null) {
            throw new IllegalStateException("Cannot publish: no attempt was begun");
        }
        return attempt;
    }

    /** The smallest key of all files so far. */
    public synchronized Optional<KeyBytes> firstKey() {
        return firstKey == null && topic != null ? topic.firstKey() : Optional.ofNullable(firstKey);
    }

    public synchronized RowChecksum checksum() {
        return settled == null ? checksum : settled.rowChecksum();
    }

    public synchronized long rows() {
        return settled == null ? rows : settled.rows();
    }

    /** The length of all files; of a topic without files, that of its keys and values. */
    public long bytes() {
        return target.sst() || settled == null ? attempt().added().bytes() : settled.bytes();
    }

    // CRASH: no upload may still read from a temporary folder that is being removed.
    @Override
    public void close() {
        try (TopicPublisher last = topic) {
            Workers.end(uploads);
            if (last != null && !mayBeNamed) {
                abandon(last);
            }
        }
    }

    private void abandon(TopicPublisher last) {
        try {
            last.abandon();
        } catch (SlipwayException left) {
            warn.accept("Topic " + last.topic() + " is left; a sweep will delete it: " + left.getMessage());
        }
    }

    private synchronized void count(SstFile file) {
        rows += file.rows();
        checksum = checksum.plus(file.rowChecksum());
        if (firstKey == null || file.firstKey().compareTo(firstKey) < 0) {
            firstKey = file.firstKey();
        }
    }
}
