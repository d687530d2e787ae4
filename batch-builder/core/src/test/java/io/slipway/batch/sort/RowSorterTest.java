package io.slipway.batch.sort;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.schemas.sharding.Slots;
import io.slipway.schemas.text.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSorterTest {
    private static final long SMALL = SortMemory.LEAST_BYTES;
    private static final long LARGE = 512L << 20;

    private final CountedMemory memory = new CountedMemory();

    @TempDir
    Path folder;

    @AfterEach
    void leavesNothingBehind() throws IOException {
        assertThat(memory.bytesOut()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    /** Bytes are kept as hexadecimal digits, which have the same order. */
    private record Row(String key, String rank, String value) {
        static Row of(String text, String value) {
            return new Row(sstKey(text), "", hex(value.getBytes(StandardCharsets.UTF_8)));
        }

        static String sstKey(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().toHexDigits((short) Slots.slotOf(utf8, 0, utf8.length)) + hex(utf8);
        }

        private static String hex(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {SMALL, LARGE})
    void givesBackEveryRowInTheOrderOfKeys(long bytes) {
        List<Row> rows = rows(30_000, i -> Row.of("key-" + (1_000_000 + i * 7919 % 30_000), "v".repeat(500) + i));
        assertThat(sorted(rows, bytes, 8)).containsExactlyElementsOf(expected(rows));
    }

    @Test
    void keepsToItsMemoryAndSpillsTheRest() {
        List<Row> rows = rows(40_000, i -> Row.of("key" + i, "v".repeat(700)));
        try (RowSorter sorter = sorter(SMALL)) {
            append(sorter, rows);
            assertThat(memory.mostBytes()).isLessThanOrEqualTo(SMALL + (4 << 20));
            sorter.finish();
            assertThat(sorter.runs()).isGreaterThan(1);
            assertThat(memory.bytesOut()).isZero();
        }
    }

    @Test
    void sortsKeysOfAnyLengthAndContent() {
        Random random = new Random(17);
        List<Row> rows = rows(20_000, i -> {
            String prefix = "x".repeat(random.nextInt(4) * random.nextInt(40));
            return Row.of(prefix + Integer.toString(i, 36), "" + i);
        });
        assertThat(sorted(rows, LARGE, 1)).containsExactlyElementsOf(expected(rows));
    }

    @Test
    void sortsManyRowsOfOnePartitionWithZerosInTheirKeys() {
        Random random = new Random(18);
        String partition = Row.sstKey("hot");
        List<Row> rows = rows(10_000, i -> {
            String zeros = "00".repeat(random.nextInt(3) * 4);
            return new Row(partition + "0000" + zeros + HexFormat.of().toHexDigits(i), "", "01");
        });
        assertThat(sorted(rows, LARGE, 4)).containsExactlyElementsOf(expected(rows));
    }

    @Test
    void sortsManyRowsOfOnePartitionThatDifferOnlyNearTheirEnds() {
        Random random = new Random(21);
        String partition = Row.sstKey("hot");
        List<Row> rows = rows(10_000, i -> {
            String end = HexFormat.of().toHexDigits(random.nextLong(), 2 * random.nextInt(5));
            return new Row(partition + "0000" + "11".repeat(9) + end, "", "01");
        });
        assertThat(sorted(rows, LARGE, 4)).containsExactlyElementsOf(expected(rows));
    }

    @ParameterizedTest
    @ValueSource(longs = {SMALL, LARGE})
    void takesRowsThatAreLargerThanAPage(long bytes) {
        List<Row> rows = rows(300, i -> Row.of("k" + i, "v".repeat(i % 3 == 0 ? 900_000 + i : 10)));
        rows.add(Row.of("giant", "g".repeat(16 << 20)));
        assertThat(sorted(rows, bytes, 2)).containsExactlyElementsOf(expected(rows));
    }

    @ParameterizedTest
    @ValueSource(longs = {SMALL, LARGE})
    void keepsTheGreatestOfEachKeyAndCountsTheOthers(long bytes) {
        Random random = new Random(19);
        List<Row> rows = rows(30_000, i -> {
            Row row = Row.of("key" + random.nextInt(7_000), "v".repeat(500) + random.nextInt(100));
            return new Row(row.key(), String.valueOf((char) ('a' + random.nextInt(3))), row.value());
        });
        List<String> expected = expected(rows);
        try (RowSorter sorter = sorter(bytes)) {
            append(sorter, rows);
            SortedRowSet set = sorter.finish();
            assertThat(read(set, 4)).containsExactlyElementsOf(expected);
            assertThat(set.duplicates().dropped()).isEqualTo(rows.size() - expected.size());
            assertThat(set.duplicates().examples()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {SMALL, LARGE})
    void knowsTheBytesOfDistinctKeysBeforeTheRowsAreRead(long bytes) {
        List<Row> rows = rows(40_000, i -> Row.of("key" + i % 25_000, "v".repeat(600) + i));
        try (RowSorter sorter = sorter(bytes)) {
            append(sorter, rows);
            SortedRowSet set = sorter.finish();
            long[] before = set.bytesOfDistinctKeys(new Sharding(1).range(0));
            long[] read = new long[Slots.GROUPS];
            try (ShardRows all = set.rows(new Sharding(1).range(0))) {
                while (all.next()) {
                    read[all.group()] += all.key().remaining() + all.value().remaining();
                }
            }
            assertThat(before).isEqualTo(read);
            assertThat(set.duplicates().dropped()).isEqualTo(15_000);
        }
    }

    @Test
    void knowsTheBytesOfRowsWithDistinctKeysFromAppending() {
        List<Row> rows = rows(30_000, i -> Row.of("key" + i, "v".repeat(600)));
        try (RowSorter sorter = sorter(SMALL)) {
            append(sorter, rows);
            SortedRowSet set = sorter.finish();
            assertThat(set.bytes(new Sharding(1).range(0)))
                    .isEqualTo(set.bytesOfDistinctKeys(new Sharding(1).range(0)));
        }
    }

    @Test
    void namesTheSmallestDuplicateKeysWhateverTheOrder() {
        List<Row> rows = rows(2_000, i -> Row.of("key" + i % 1_000, "v" + i));
        List<String> smallest = expected(rows).stream().limit(3).toList();
        Collections.shuffle(rows, new Random(20));
        try (RowSorter sorter = sorter(LARGE)) {
            append(sorter, rows);
            SortedRowSet set = sorter.finish();
            read(set, 8);
            assertThat(set.duplicates().examples().stream().map(HexFormat.of()::formatHex))
                    .containsExactlyElementsOf(smallest.stream()
                            .map(row -> row.substring(0, row.indexOf('=')))
                            .toList());
        }
    }

    @Test
    void hasNoRowsWhenNoneCame() {
        assertThat(sorted(new ArrayList<>(), SMALL, 4)).isEmpty();
    }

    private static List<Row> rows(int count, IntFunction<Row> row) {
        List<Row> rows = new ArrayList<>(IntStream.range(0, count).mapToObj(row).toList());
        Collections.shuffle(rows, new Random(21));
        return rows;
    }

    private RowSorter sorter(long bytes) {
        return new RowSorter(new SortMemory(memory, bytes, 2, folder));
    }

    private List<String> sorted(List<Row> rows, long bytes, int shards) {
        try (RowSorter sorter = sorter(bytes)) {
            append(sorter, rows);
            return read(sorter.finish(), shards);
        }
    }

    private static void append(RowSorter sorter, List<Row> rows) {
        List<RowAppender> appenders = List.of(sorter.appender(), sorter.appender());
        EncodedRow encoded = new EncodedRow();
        ByteSink rank = new ByteSink();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            encoded.set(bytes(row.key()), bytes(row.value()));
            rank.clear();
            rank.put(row.rank().getBytes(StandardCharsets.UTF_8));
            appenders.get(i % 2).append(encoded, rank);
        }
    }

    private static List<String> read(SortedRowSet set, int shards) {
        List<String> rows = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            try (ShardRows shardRows = set.rows(new Sharding(shards).range(shard))) {
                while (shardRows.next()) {
                    rows.add(text(shardRows.key()) + "="
                            + text(shardRows.value()).hashCode());
                }
            }
        }
        return rows;
    }

    private static List<String> expected(List<Row> rows) {
        TreeMap<String, Row> byKey = new TreeMap<>();
        for (Row row : rows) {
            byKey.merge(row.key(), row, RowSorterTest::better);
        }
        return byKey.values().stream()
                .map(row -> row.key() + "=" + row.value().hashCode())
                .toList();
    }

    private static Row better(Row left, Row right) {
        int byRank = left.rank().compareTo(right.rank());
        int order = byRank != 0 ? byRank : left.value().compareTo(right.value());
        return order >= 0 ? left : right;
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static String text(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
