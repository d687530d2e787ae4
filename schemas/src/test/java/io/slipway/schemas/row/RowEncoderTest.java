package io.slipway.schemas.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.column.NarrowedReader;
import io.slipway.schemas.column.Rejection;
import io.slipway.schemas.column.Rejection.Reason;
import io.slipway.schemas.key.KeyEncoder;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowEncoderTest {
    private static final List<Column> COLUMNS = List.of(
            Column.nullable("k", Scalar.STRING),
            Column.nullable("s", Scalar.STRING),
            Column.required("v", Scalar.BYTES));
    private static final RowSchema SORTED = RowSchema.avro(COLUMNS, List.of("k"), List.of("s"));
    private static final RowSchema FLAT = RowSchema.avro(COLUMNS, List.of("k"), List.of());

    @Test
    void rejectsNullAndEmptyKeys() {
        assertRejected(SORTED, Reason.NULL_KEY, "key column 'k' is NULL", null, "s", new byte[0]);
        assertRejected(SORTED, Reason.NULL_KEY, "key column 's' is NULL", "k", null, new byte[0]);
        assertRejected(SORTED, Reason.EMPTY_KEY, "key column 'k' is an empty text", "", "s", new byte[0]);
        assertRejected(SORTED, Reason.EMPTY_KEY, "key column 's' is an empty text", "k", "", new byte[0]);
        assertThat(encode(FLAT, "k", null, new byte[0])).isNull();
    }

    @Test
    void rejectsNullWhereAValueIsPromised() {
        assertRejected(FLAT, Reason.NULL_VALUE, "column 'v' is NULL", "k", null, null);
    }

    @Test
    void takesKeysUpToTheLimitAndNoneBeyond() {
        int longest = KeyEncoder.MAX_BYTES - 2;
        assertThat(encode(FLAT, "k".repeat(longest), null, new byte[0])).isNull();
        assertRejected(FLAT, Reason.KEY_TOO_LARGE, "8193", "k".repeat(longest + 1), null, new byte[0]);
        assertRejected(FLAT, Reason.KEY_TOO_LARGE, "bytes", "}".repeat(longest), null, new byte[0]);
        assertRejected(FLAT, Reason.KEY_TOO_LARGE, "bytes", "k".repeat(20 << 20), null, new byte[0]);
        assertRejected(SORTED, Reason.KEY_TOO_LARGE, "bytes", "k", "\0".repeat(longest / 2), new byte[0]);
    }

    @Test
    void takesValuesUpToTheLimitAndNoneBeyond() {
        int overhead = 1 + 4; // the NULL of column s, the length of v
        int longest = EncodedRow.MAX_VALUE_BYTES - overhead;
        assertThat(encode(FLAT, "k", null, new byte[longest])).isNull();
        assertRejected(FLAT, Reason.VALUE_TOO_LARGE, "16777217", "k", null, new byte[longest + 1]);
        assertRejected(FLAT, Reason.VALUE_TOO_LARGE, "bytes", "k", null, new byte[longest + 1000]);
    }

    @Test
    void goesOnAfterARejectedRow() {
        List<ColumnReader> readers = new ArrayList<>();
        List<@Nullable Object> keys = new ArrayList<>(Arrays.asList("a", null, "c"));
        readers.add(new ModelReader(COLUMNS.get(0), keys));
        readers.add(new ModelReader(COLUMNS.get(1), new ArrayList<>(Arrays.asList(null, null, null))));
        readers.add(new ModelReader(COLUMNS.get(2), List.of(new byte[1], new byte[1], new byte[1])));
        RowEncoder encoder = new RowEncoder(FLAT, readers);
        EncodedRow row = new EncodedRow();
        assertThat(encoder.encode(0, row)).isNull();
        assertThat(encoder.encode(1, row)).isNotNull();
        assertThat(encoder.encode(2, row)).isNull();
        assertThat(Arrays.copyOfRange(row.key(), 2, row.keyLength())).isEqualTo(new byte[] {'c'});
    }

    @Test
    void rejectsIntegersThatNeedMoreThanSixtyFourBits() {
        List<Column> columns = List.of(Column.required("k", Scalar.LONG), Column.nullable("sum", Scalar.LONG));
        Column wide = Column.nullable("sum", new Decimal(38, 0));
        BigInteger largest = BigInteger.valueOf(Long.MAX_VALUE);
        BigInteger least = BigInteger.valueOf(Long.MIN_VALUE);
        List<@Nullable Object> sums = new ArrayList<>(
                Arrays.asList(largest, least, null, largest.add(BigInteger.ONE), least.subtract(BigInteger.ONE)));
        RowEncoder encoder = new RowEncoder(
                RowSchema.avro(columns, List.of("k"), List.of()),
                List.of(
                        new ModelReader(columns.get(0), List.of(1L, 2L, 3L, 4L, 5L)),
                        new NarrowedReader("sum", new ModelReader(wide, sums))));
        EncodedRow row = new EncodedRow();
        for (int i = 0; i < 3; i++) {
            assertThat(encoder.encode(i, row)).isNull();
        }
        for (int i = 3; i < 5; i++) {
            assertThat(Objects.requireNonNull(encoder.encode(i, row)).reason()).isEqualTo(Reason.OUT_OF_RANGE);
        }
    }

    @Test
    void wantsOneReaderForEachColumn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RowEncoder(FLAT, List.of()));
    }

    @Test
    void allocatesNothingForARowOfScalars() throws JMException {
        List<Column> columns = new ArrayList<>();
        for (Scalar scalar : Scalar.values()) {
            columns.add(Column.nullable("c_" + scalar, scalar));
        }
        columns.add(Column.nullable("c_decimal", new Decimal(38, 5)));
        List<ColumnReader> readers =
                columns.stream().<ColumnReader>map(c -> new ConstantReader()).toList();
        RowEncoder encoder = new RowEncoder(
                RowSchema.avro(
                        columns,
                        List.of("c_string", "c_long", "c_timestamp"),
                        List.of("c_date", "c_bytes desc", "c_decimal", "c_uuid desc", "c_boolean")),
                readers);
        EncodedRow row = new EncodedRow();
        encodeMany(encoder, row);
        long before = allocatedBytes();
        encodeMany(encoder, row);
        assertThat(allocatedBytes() - before)
                .isLessThan(100_000); // what JMX itself takes; an object a row would be 320,000
    }

    private static long allocatedBytes() throws JMException {
        Object bytes = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                        "getThreadAllocatedBytes",
                        new Object[] {Thread.currentThread().getId()},
                        new String[] {"long"});
        return (Long) bytes;
    }

    private static void encodeMany(RowEncoder encoder, EncodedRow row) {
        for (int i = 0; i < 20_000; i++) {
            if (encoder.encode(i, row) != null) {
                throw new AssertionError("row " + i + " was rejected");
            }
        }
    }

    /** Answers every question from the row number, and without an object. */
    private static final class ConstantReader implements ColumnReader {
        private static final byte[] UUID_TEXT = new byte[36];

        static {
            Arrays.fill(UUID_TEXT, (byte) '7');
            for (int dash : new int[] {8, 13, 18, 23}) {
                UUID_TEXT[dash] = '-';
            }
        }

        @Override
        public boolean isNull(int row) {
            return false;
        }

        @Override
        public boolean booleanAt(int row) {
            return row % 2 == 0;
        }

        @Override
        public int intAt(int row) {
            return row;
        }

        @Override
        public long longAt(int row) {
            return row * 1_000_003L;
        }

        @Override
        public float floatAt(int row) {
            return row;
        }

        @Override
        public double doubleAt(int row) {
            return row;
        }

        @Override
        public long int128Low(int row) {
            return row;
        }

        @Override
        public long int128High(int row) {
            return row;
        }

        @Override
        public int bytesLength(int row) {
            return UUID_TEXT.length;
        }

        @Override
        public void copyBytes(int row, byte[] target, int offset) {
            System.arraycopy(UUID_TEXT, 0, target, offset, UUID_TEXT.length);
        }
    }

    private static @Nullable Rejection encode(RowSchema schema, @Nullable Object... row) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(row));
        return new RowEncoder(schema, RandomRows.readers(schema.columns(), values)).encode(0, new EncodedRow());
    }

    private static void assertRejected(RowSchema schema, Reason reason, String detail, @Nullable Object... row) {
        Rejection rejection = Objects.requireNonNull(encode(schema, row));
        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection.detail()).contains(detail);
    }
}
