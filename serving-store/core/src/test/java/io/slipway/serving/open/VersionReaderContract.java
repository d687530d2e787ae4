package io.slipway.serving.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.CompressionType;

/** What every reader answers, compared with a sorted map of the same rows. */
abstract class VersionReaderContract {
    private static final int ROWS = 3000;
    private static final int ROWS_PER_FILE = 700;
    private static final ByteBuffer UNBOUNDED = ByteBuffer.allocateDirect(0);

    private final SplittableRandom random = new SplittableRandom(20260101);
    private final SortedTestRows rows = SortedTestRows.random(random, ROWS);

    @TempDir
    Path folder;

    private VersionReader reader;

    /** Opens files for reading with the help of an empty folder. */
    abstract VersionReader open(List<Path> files, Path reading, long rows);

    abstract void closeMemory();

    @BeforeEach
    void openVersion() throws IOException {
        reader = open(rows.write(folder("files"), ROWS_PER_FILE, CompressionType.LZ4_COMPRESSION), folder("db"), ROWS);
    }

    @AfterEach
    void closeVersion() {
        reader.close();
        closeMemory();
    }

    @Test
    void findsEveryRowByItsKey() {
        ByteBuffer value = ByteBuffer.allocateDirect(20_000);
        rows.byKey().forEach((key, expected) -> {
            ByteBuffer direct = SortedTestRows.direct(key);
            int length = reader.get(direct, value);
            assertThat(length).isEqualTo(expected.length);
            assertThat(SortedTestRows.bytes(value.duplicate().limit(length))).isEqualTo(expected);
            assertThat(direct.remaining()).isEqualTo(key.length);
            assertThat(value.limit()).isEqualTo(value.capacity());
        });
        assertThat(reader.rows()).isEqualTo(ROWS);
    }

    @Test
    void writesTheValueAtThePositionAndNowhereElse() {
        byte[] key = rows.byKey().firstKey();
        byte[] expected = rows.byKey().firstEntry().getValue();
        ByteBuffer value = ByteBuffer.allocateDirect(30_000);
        value.position(17);

        assertThat(reader.get(SortedTestRows.direct(key), value)).isEqualTo(expected.length);

        int end = 17 + expected.length;
        assertThat(value.position()).isEqualTo(17);
        assertThat(SortedTestRows.bytes(value.duplicate().limit(end))).isEqualTo(expected);
        assertThat(SortedTestRows.bytes(value.duplicate().position(0).limit(17)))
                .containsOnly(0);
        assertThat(SortedTestRows.bytes(value.duplicate().position(end))).containsOnly(0);
    }

    @Test
    void saysTheWholeLengthWhenTheRoomIsTooSmall() {
        rows.byKey().forEach((key, expected) -> {
            ByteBuffer little = ByteBuffer.allocateDirect(expected.length / 2);
            assertThat(reader.get(SortedTestRows.direct(key), little)).isEqualTo(expected.length);
        });
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        ByteBuffer value = ByteBuffer.allocateDirect(20_000);
        for (int i = 0; i < ROWS; i++) {
            byte[] key = rows.near(random);
            byte[] expected = rows.byKey().get(key);
            assertThat(reader.get(SortedTestRows.direct(key), value))
                    .isEqualTo(expected == null ? VersionReader.ABSENT : expected.length);
        }
    }

    @Test
    void aBatchAnswersAsManySingleLookUpsDo() {
        GetBatch batch = new GetBatch();
        for (int round = 0; round < 50; round++) {
            batch.clear();
            List<byte[]> keys = new ArrayList<>();
            for (int i = random.nextInt(200); i >= 0; i--) {
                byte[] key = rows.near(random);
                keys.add(key);
                batch.add(key, 0, key.length);
            }
            reader.get(batch);
            for (int i = 0; i < keys.size(); i++) {
                check(batch, i, rows.byKey().get(keys.get(i)));
            }
        }
    }

    @Test
    void aBatchOfManyBytesIsReadPieceByPiece() {
        GetBatch batch = new GetBatch();
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            byte[] key = rows.near(random);
            keys.add(key);
            batch.add(key, 0, key.length);
        }
        int pieces = 0;
        for (int from = 0; from < keys.size(); from = batch.next(), pieces++) {
            batch.begin(from, 5_000);
            reader.get(batch);
            long bytes = 0;
            for (int i = from; i < batch.next(); i++) {
                assertThat(bytes).isLessThan(5_000);
                check(batch, i, rows.byKey().get(keys.get(i)));
                bytes += Math.max(0, batch.length(i));
            }
        }
        assertThat(pieces).isBetween(2, keys.size());
    }

    private static void check(GetBatch batch, int i, byte @Nullable [] expected) {
        if (expected == null) {
            assertThat(batch.length(i)).isEqualTo(VersionReader.ABSENT);
        } else {
            byte[] actual = new byte[batch.length(i)];
            batch.buffer(i).get(batch.offset(i), actual);
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void walksOverAllRowsInBothDirections() {
        assertThat(walk(reader.ascending(UNBOUNDED, UNBOUNDED))).isEqualTo(shown(rows.byKey()));
        assertThat(walk(reader.descending(UNBOUNDED, UNBOUNDED)))
                .isEqualTo(shown(rows.byKey().descendingMap()));
    }

    @Test
    void walksOverEveryRangeInBothDirections() {
        for (int round = 0; round < 200; round++) {
            byte[] a = rows.near(random);
            byte[] b = rows.near(random);
            byte[] from = Arrays.compareUnsigned(a, b) <= 0 ? a : b;
            byte[] to = from == a ? b : a;
            NavigableMap<byte[], byte[]> expected = rows.byKey().subMap(from, true, to, false);
            ByteBuffer lower = SortedTestRows.direct(from);
            ByteBuffer upper = SortedTestRows.direct(to);
            assertThat(walk(reader.ascending(lower, upper))).isEqualTo(shown(expected));
            assertThat(walk(reader.descending(lower, upper))).isEqualTo(shown(expected.descendingMap()));
        }
    }

    @Test
    void walksOverNothingInARangeThatIsEmpty() {
        ByteBuffer key = SortedTestRows.direct(rows.byKey().firstKey());
        assertThat(walk(reader.ascending(key, key))).isEmpty();
        assertThat(walk(reader.descending(key, key))).isEmpty();
    }

    @Test
    void answersTheSameWhateverTheFileSizeAndCompression() throws IOException {
        for (CompressionType compression : List.of(
                CompressionType.NO_COMPRESSION, CompressionType.LZ4_COMPRESSION, CompressionType.ZSTD_COMPRESSION)) {
            for (int rowsPerFile : List.of(1000, ROWS)) {
                String name = compression + "-" + rowsPerFile;
                List<Path> files = rows.write(folder("files-" + name), rowsPerFile, compression);
                try (VersionReader other = open(files, folder("db-" + name), ROWS)) {
                    assertThat(walk(other.ascending(UNBOUNDED, UNBOUNDED))).isEqualTo(shown(rows.byKey()));
                }
            }
        }
    }

    @Test
    void aVersionWithoutRowsFindsNothing() throws IOException {
        try (VersionReader empty = open(List.of(), folder("empty"), 0)) {
            ByteBuffer key = SortedTestRows.direct(rows.byKey().firstKey());
            assertThat(empty.get(key, ByteBuffer.allocateDirect(10))).isEqualTo(VersionReader.ABSENT);
            assertThat(walk(empty.ascending(UNBOUNDED, UNBOUNDED))).isEmpty();
            assertThat(walk(empty.descending(key, UNBOUNDED))).isEmpty();
        }
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private static List<String> walk(Cursor cursor) {
        List<String> walked = new ArrayList<>();
        try (cursor) {
            while (cursor.next()) {
                walked.add(shown(SortedTestRows.bytes(cursor.key()), SortedTestRows.bytes(cursor.value())));
            }
        }
        return walked;
    }

    private static List<String> shown(NavigableMap<byte[], byte[]> rows) {
        List<String> shown = new ArrayList<>();
        rows.forEach((key, value) -> shown.add(shown(key, value)));
        return shown;
    }

    private static String shown(byte[] key, byte[] value) {
        return HexFormat.of().formatHex(key) + "=" + Arrays.hashCode(value);
    }
}
