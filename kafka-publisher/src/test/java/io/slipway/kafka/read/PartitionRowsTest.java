package io.slipway.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.checksum.RowHasher;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.sst.write.SeededRows;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;

class PartitionRowsTest {
    private static final long START = 7;

    private final NavigableMap<byte[], byte[]> rows =
            SeededRows.of(5, 100, 9_000).all();
    private final ManifestTopic topic = topic(rows, START);

    @Test
    void everyRowComesWithItsSlotInFront() {
        assertThat(lines(open(records(rows, START), START))).isEqualTo(SeededRows.lines(rows));
    }

    @Test
    void theSlotOfARowWithASortKeyIsThatOfItsPartitionText() {
        byte[] sorted = concat(SeededRows.key("ATL"), new byte[] {0, 0, 'L', 0, (byte) 0xff, 'X', 0, 0});
        NavigableMap<byte[], byte[]> one =
                SeededRows.of(1, 0, 0).with(sorted, new byte[] {1}).all();

        PartitionRows read = rows(topic(one, 0), 0, 0, records(one, 0));

        assertThat(lines(read)).isEqualTo(SeededRows.lines(one));
    }

    @Test
    void readsFromWhereItIsTold() {
        PartitionRows rest = rows(topic, 0, START + 60, records(rows, START).from(60));

        assertThat(lines(rest)).isEqualTo(SeededRows.lines(rows).subList(60, 100));
        assertThat(rest.offset()).isEqualTo(START + 99);
    }

    @Test
    void figuresOfTwoHalvesAddUpToTheWhole() {
        PartitionRows first = open(records(rows, START), START);
        for (int i = 0; i < 60; i++) {
            assertThat(first.next()).isTrue();
        }
        PartitionRows second = rows(topic, 0, START + 60, records(rows, START).from(60));
        lines(second);

        PartitionFigures both = first.figures().plus(second.figures());
        both.requireAllOf(topic, 0);
        assertThat(both.rows()).isEqualTo(100);
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> second.figures().requireAllOf(topic, 0))
                .withMessageContaining("expected=100 rows")
                .withMessageContaining("actual=40 rows");
    }

    @Test
    void neverReadsBeyondTheEndOfTheManifest() {
        ListedRecords more = records(rows, START).add(START + 100, new byte[] {'z'}, new byte[] {1});

        assertThat(lines(open(more, START))).hasSize(100);
    }

    @Test
    void aMissingRecordIsRefusedByItsOffset() {
        ListedRecords gap = new ListedRecords().add(START + 1, bare(rows.firstKey()), new byte[] {1});

        refuses(gap, "topic made, partition 0, offset 7: records are missing, the next one has offset 8");
    }

    @Test
    void aRecordWithoutKeyOrValueIsRefused() {
        refuses(new ListedRecords().add(START, null, new byte[] {1}), "offset 7: it has no key");
        refuses(new ListedRecords().add(START, bare(rows.firstKey()), null), "offset 7: it has no value");
    }

    @Test
    void keysThatDoNotAscendAreRefused() {
        byte[] last = bare(rows.lastKey());
        byte[] first = bare(rows.firstKey());

        refuses(records(START, last, first), "offset 8: its key is not above the one before");
        refuses(records(START, first, first), "offset 8: its key is not above the one before");
    }

    @Test
    void aKeyThatNoRowHasIsRefused() {
        refuses(records(START, new byte[0]), "offset 7: its key has 0 bytes");
        refuses(records(START, new byte[8191]), "offset 7: its key has 8191 bytes, expected=1 to 8190");
        refuses(records(START, new byte[] {0, 0, 1}), "offset 7: its partition text is empty");
    }

    @Test
    void aRowOfAnotherPartitionIsRefused() {
        ManifestPartition empty = new ManifestPartition(0, 0, 0, 0, 0, RowChecksum.NONE);
        ManifestPartition one = new ManifestPartition(1, 0, 1, 1, 5, RowChecksum.NONE);
        ManifestTopic two = new ManifestTopic("made", "id", List.of(empty, one));
        byte[] low = "foo".getBytes(StandardCharsets.UTF_8); // slot 12182
        byte[] high = "bar".getBytes(StandardCharsets.UTF_8); // slot 5061

        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> rows(two, 1, 0, records(0, high)).next())
                .withMessageContaining("partition 1, offset 0")
                .withMessageContaining("expected=8192..16383 actual=5061");
        assertThat(rows(two, 1, 0, records(0, low)).next()).isTrue();
    }

    @Test
    void anotherValueIsFoundByTheChecksum() {
        NavigableMap<byte[], byte[]> altered = SeededRows.of(5, 100, 9_000).all();
        altered.lastEntry().getValue()[0] ^= 1;

        PartitionRows read = open(records(altered, START), START);

        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> lines(read))
                .withMessageContaining("not those of the manifest");
    }

    @Test
    void leavesAddingUpToAReaderThatSaysSo() {
        PartitionRows read = new PartitionRows(topic, 0, START, records(rows, START), null);

        assertThat(lines(read)).isEqualTo(SeededRows.lines(rows));
        assertThat(read.bytes()).isEqualTo(topic.bytes());
        assertThatIllegalStateException().isThrownBy(read::figures).withMessageContaining("topic made, partition 0");
    }

    @Test
    void aPartitionWithoutRowsAsksForNothing() {
        NavigableMap<byte[], byte[]> none = SeededRows.of(1, 0, 0).all();

        assertThat(rows(topic(none, 3), 0, 3, new ListedRecords()).next()).isFalse();
    }

    @Test
    void closesWhatItReads() {
        ListedRecords source = new ListedRecords();

        open(source, START).close();

        assertThat(source.isClosed()).isTrue();
    }

    private void refuses(ListedRecords source, String reason) {
        PartitionRows read = open(source, START);
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> lines(read))
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.remedy()).isNotEmpty());
    }

    private PartitionRows open(ListedRecords source, long from) {
        return rows(topic, 0, from, source);
    }

    private static PartitionRows rows(ManifestTopic topic, int partition, long from, ListedRecords source) {
        return new PartitionRows(topic, partition, from, source, new RowHasher());
    }

    private static ListedRecords records(NavigableMap<byte[], byte[]> rows, long start) {
        ListedRecords records = new ListedRecords();
        long offset = start;
        for (Map.Entry<byte[], byte[]> row : rows.entrySet()) {
            records.add(offset++, bare(row.getKey()), row.getValue());
        }
        return records;
    }

    private static ListedRecords records(long start, byte[]... keys) {
        ListedRecords records = new ListedRecords();
        for (int i = 0; i < keys.length; i++) {
            records.add(start + i, keys[i], new byte[] {1, 2});
        }
        return records;
    }

    private static ManifestTopic topic(NavigableMap<byte[], byte[]> rows, long start) {
        RowHasher hasher = new RowHasher();
        rows.forEach((key, value) -> hasher.add(key, key.length, value, value.length));
        long bytes = rows.entrySet().stream()
                .mapToLong(row -> row.getKey().length - 2 + row.getValue().length)
                .sum();
        return new ManifestTopic(
                "made",
                "id",
                List.of(new ManifestPartition(0, start, start + rows.size(), rows.size(), bytes, hasher.checksum())));
    }

    private static byte[] bare(byte[] sstKey) {
        return Arrays.copyOfRange(sstKey, 2, sstKey.length);
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private static List<String> lines(PartitionRows rows) {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            assertThat(rows.key().isDirect() && rows.value().isDirect()).isTrue();
            lines.add(hex(rows.key()) + "=" + hex(rows.value()));
        }
        return lines;
    }

    private static String hex(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
