package io.slipway.serving.topic;

import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.read.PartitionFigures;
import io.slipway.kafka.read.PartitionRows;
import io.slipway.kafka.read.ReadPace;
import io.slipway.kafka.read.TopicReader;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.serving.disk.PartitionFolder;
import io.slipway.serving.disk.PartitionRecord;
import io.slipway.serving.disk.PartitionRecord.Part;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.verify.FileProof;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.write.SortedRows;
import io.slipway.sst.write.SstFile;
import io.slipway.sst.write.StreamWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One partition on its way into files. Run by one thread at a time, again after a failure; any may ask how far it is. */
final class PartitionFetch {
    static final int SLOT_BYTES = 2;

    private final ManifestTopic topic;
    private final ManifestPartition stated;
    private final SstProfile profile;
    private final VersionFolder version;
    private final PartitionFolder folder;
    private final List<Part> files = new ArrayList<>();
    private boolean recalled;
    private volatile long bytesDone;

    PartitionFetch(ManifestTopic topic, ManifestPartition stated, SstProfile profile, VersionFolder version) {
        this.topic = topic;
        this.stated = stated;
        this.profile = profile;
        this.version = version;
        this.folder = version.partition(stated.partition());
        this.bytesDone = figures(recorded()).bytes();
    }

    /** The files that a run before this one, or one of the node before its restart, has left. */
    List<Part> recorded() {
        return folder.recorded()
                .filter(record -> record.begins(stated.startOffset()))
                .map(PartitionRecord::files)
                .orElse(List.of());
    }

    /**
     * Reads what is missing. Returns when all rows are in files and add up to what the manifest states.
     *
     * @param pace also ends the run, with what it throws
     */
    void run(TopicReader reader, ReadPace pace) {
        recall();
        if (next() < stated.endOffset()) {
            read(reader, pace);
        }
        figures().requireAllOf(topic, stated.partition());
    }

    private void read(TopicReader reader, ReadPace pace) {
        CountedPace counted = new CountedPace(pace, figures().bytes());
        try (PartitionRows rows = reader.openUnsummed(topic, stated.partition(), next(), counted)) {
            counted.reading = rows;
            SlotRange shard = new Sharding(topic.partitions().size()).range(stated.partition());
            new StreamWriter(profile, folder.beginGrowing(), shard).write(new AskedRows(rows), this::finished);
        }
        bytesDone = figures().bytes();
    }

    private void finished(SstFile file) {
        // CRASH: the file is durable before the record names it; one that no record names is removed at the next start.
        folder.take(file);
        files.add(new Part(
                file.sha256(),
                file.bytes(),
                file.rows(),
                file.rowBytes(),
                file.rowChecksum(),
                file.firstKey(),
                file.lastKey()));
        folder.record(PartitionRecord.of(stated.startOffset(), files));
    }

    /** Takes over what a run of before has recorded, as far as it is still what it was. */
    private void recall() {
        if (recalled) {
            return;
        }
        boolean intact = true;
        for (Part part : recorded()) {
            intact = intact && isIntact(part);
            if (intact) {
                files.add(part);
            } else {
                folder.drop(part);
            }
        }
        recalled = true;
        bytesDone = figures().bytes();
    }

    private boolean isIntact(Part part) {
        Path file = version.file(part.sha256());
        return Files.exists(file) && FileProof.hasHash(file, part.sha256());
    }

    private long next() {
        return PartitionRecord.of(stated.startOffset(), files).nextOffset();
    }

    private PartitionFigures figures() {
        return figures(files);
    }

    private static PartitionFigures figures(List<Part> parts) {
        return parts.stream()
                .map(part -> new PartitionFigures(
                        part.rows(), part.rowBytes() - SLOT_BYTES * part.rows(), part.rowChecksum()))
                .reduce(PartitionFigures.NONE, PartitionFigures::plus);
    }

    /** The files of the partition, in the order of their rows. */
    List<Part> files() {
        return List.copyOf(files);
    }

    /** Keys and values that have been read. */
    long bytesDone() {
        return bytesDone;
    }

    /**
     * Rows of brokers who may refuse us, which is to this node as if they were away: it asks again, keeps what it has read, and
     * nothing that is on its disk gives way.
     */
    private record AskedRows(PartitionRows rows) implements SortedRows {
        @Override
        public boolean next() {
            try {
                return rows.next();
            } catch (AccessException refused) {
                throw new UnavailableException(String.valueOf(refused.getMessage()), refused.remedy(), refused);
            }
        }

        @Override
        public ByteBuffer key() {
            return rows.key();
        }

        @Override
        public ByteBuffer value() {
            return rows.value();
        }
    }

    /** Notes how far the reading is, whenever it asks how fast it may go on. */
    private final class CountedPace implements ReadPace {
        private final ReadPace pace;
        private final long before;
        private @Nullable PartitionRows reading;

        CountedPace(ReadPace pace, long before) {
            this.pace = pace;
            this.before = before;
        }

        @Override
        public void before(int bytes) {
            if (reading != null) {
                bytesDone = before + reading.bytes();
            }
            pace.before(bytes);
        }
    }
}
