package io.slipway.kafka.sink.load;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.kafka.rate.RateLimit;
import io.slipway.kafka.read.PartitionRows;
import io.slipway.kafka.read.TopicReader;
import io.slipway.kafka.sink.search.BulkBody;
import io.slipway.kafka.sink.search.SearchClient;
import io.slipway.schemas.failure.CorruptDataException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The load of one version into one index, from where the last one ended; the class to read first.
 *
 * <pre>
 *   rows of a partition --decode--&gt; documents --request--&gt; index, dead letters --commit--&gt; offset
 * </pre>
 *
 * <p>One partition after the other, one request after the other. A request that was sent before a kill is sent again: its
 * documents have the same ids. For one thread, which closes it.
 */
final class IndexLoad implements AutoCloseable {
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(1);
    private static final int COUNTS = 30;

    private final SearchClient client;
    private final String index;
    private final ManifestTopic topic;
    private final RowDocuments documents;
    private final TopicReader reader;
    private final SinkOffsets offsets;
    private final DeadLetters letters;
    private final LoadTerms terms;
    private final RateLimit rate;
    private final Pressure pressure;
    private final BulkWriter writer;
    private final Map<Integer, Progress> begun;
    private long done;

    IndexLoad(LoadTerms terms, String label, Manifest manifest, ManifestTopic topic, String index, String load) {
        this.terms = terms;
        this.client = terms.client();
        this.index = index;
        this.topic = topic;
        this.documents = RowDocuments.of(manifest);
        this.reader = new TopicReader(terms.kafka());
        this.offsets = SinkOffsets.open(terms.kafka(), terms.group(), topic, load);
        boolean open = false;
        try {
            this.begun = offsets.read();
            this.letters = DeadLetters.open(label, index, terms.options(), begun);
            open = true;
        } finally {
            // Nobody else closes it then: a sink tries again and again while the brokers are away.
            if (!open) {
                offsets.close();
            }
        }
        this.rate = RateLimit.of("rows for " + index, terms.options().rowsPerSecond());
        this.pressure = new Pressure(terms.options().rowsPerSecond().orElse(Long.MAX_VALUE), terms.random());
        this.writer = new BulkWriter(client, index, pressure, terms.pause());
        for (ManifestPartition partition : topic.partitions()) {
            done += from(partition) - partition.startOffset();
        }
    }

    private long from(ManifestPartition partition) {
        return begun.getOrDefault(partition.partition(), new Progress(partition.startOffset(), 0))
                .offset();
    }

    /** Loads what is not loaded yet, and waits until all of it can be found. */
    void run() {
        topic.partitions().forEach(this::load);
        client.refresh(index);
        long expected = topic.rows() - letters.count();
        for (int looks = 1; client.count(index) != expected; looks++) {
            if (looks == COUNTS) {
                throw new CorruptDataException(
                        "Cannot complete the index " + index + ": expected=" + expected + " documents actual="
                                + client.count(index),
                        "Delete the index, and it is loaded again; see that nobody else writes into it.");
            }
            terms.pause().await(BETWEEN_COUNTS);
            client.refresh(index);
        }
    }

    private void load(ManifestPartition partition) {
        int number = partition.partition();
        BulkBody body = new BulkBody();
        List<Long> places = new ArrayList<>();
        try (PartitionRows rows = reader.open(
                topic, number, from(partition), bytes -> terms.pause().await(Duration.ZERO))) {
            while (rows.next()) {
                documents.add(rows.key(), rows.value(), body);
                places.add(rows.offset());
                if (body.size() >= pressure.rows()
                        || body.length() >= terms.options().bulkBytes()) {
                    write(number, body, places);
                }
            }
            write(number, body, places);
        }
    }

    private void write(int partition, BulkBody body, List<Long> places) {
        if (places.isEmpty()) {
            return;
        }
        terms.pause().await(Duration.ZERO);
        rate.take(body.size());
        letters.add(dead(partition, body, places, writer.write(body)));
        // CRASH: the server has taken the documents, and the letters are durable, before the offset says so.
        offsets.commit(partition, new Progress(places.get(places.size() - 1) + 1, letters.count(partition)));
        done += places.size();
        terms.listener().loaded(done, topic.rows(), letters.count());
        body.clear();
        places.clear();
    }

    private static List<DeadLetter> dead(
            int partition, BulkBody body, List<Long> places, SortedMap<Integer, String> refused) {
        List<DeadLetter> dead = new ArrayList<>();
        refused.forEach((place, reason) ->
                dead.add(new DeadLetter(body.id(place), partition, places.get(place), reason, body.document(place))));
        return dead;
    }

    @Override
    public void close() {
        letters.close();
        offsets.close();
    }
}
