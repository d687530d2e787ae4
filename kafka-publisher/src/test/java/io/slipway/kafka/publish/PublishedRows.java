package io.slipway.kafka.publish;

import io.slipway.catalog.fake.MemoryRoot;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.sst.commit.VersionCommitter;
import io.slipway.sst.write.SeededRows;
import io.slipway.sst.write.SortedRows;

/** Rows on their way into a topic, some at a time, as a test likes. Closed by the test. */
final class PublishedRows implements AutoCloseable {
    private final TopicPublisher publisher;
    private final SortedRows rows;

    private PublishedRows(TopicPublisher publisher, SortedRows rows) {
        this.publisher = publisher;
        this.rows = rows;
    }

    /** Makes a topic of one partition. */
    static PublishedRows begin(KafkaSettings settings, String push, SeededRows rows) {
        MemoryRoot root = new MemoryRoot();
        VersionCommitter committer = new VersionCommitter(root.init(), root.store(), Runnable::run, root.random());
        TopicPublisher publisher =
                TopicPublisher.begin(settings, committer.begin(new DatasetName("rows"), new PushId(push)), 1);
        return new PublishedRows(publisher, publisher.sending(0, SeededRows.sorted(rows.all())));
    }

    /** Sends so many more. */
    PublishedRows send(int count) {
        for (int row = 0; row < count; row++) {
            if (!rows.next()) {
                throw new IllegalArgumentException("There are no " + count + " rows left");
            }
        }
        return this;
    }

    /** Sends the rest, and waits until the brokers have it all. */
    ManifestTopic settle() {
        boolean more = true;
        while (more) {
            more = rows.next();
        }
        return publisher.settle();
    }

    @Override
    public void close() {
        publisher.close();
    }
}
