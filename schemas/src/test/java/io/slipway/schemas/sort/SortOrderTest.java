package io.slipway.schemas.sort;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.row.ModelReader;
import io.slipway.schemas.row.RandomRows;
import io.slipway.schemas.text.ByteSink;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SortOrderTest {
    private static final int PAIRS = 4000;

    static Stream<ColumnType> types() {
        return Stream.concat(
                Stream.of(Scalar.values()).filter(s -> s != Scalar.FLOAT && s != Scalar.DOUBLE),
                Stream.of(new Decimal(4, 1), new Decimal(18, 9), new Decimal(19, 0), new Decimal(38, 10)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void bytesAreInTheOrderOfTheValues(ColumnType type) {
        RandomRows rows = new RandomRows(new SplittableRandom(1));
        for (int i = 0; i < PAIRS; i++) {
            Object a = rows.value(type);
            Object b = rows.value(type);
            int order = compare(type, a, b);
            assertThat(Integer.signum(Arrays.compareUnsigned(bytes(type, false, a), bytes(type, false, b))))
                    .as("%s, %s", a, b)
                    .isEqualTo(order);
            assertThat(Integer.signum(Arrays.compareUnsigned(bytes(type, true, a), bytes(type, true, b))))
                    .as("desc %s, %s", a, b)
                    .isEqualTo(-order);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void columnsOneAfterTheOtherAreInTheOrderOfTheFirstThatDiffers(ColumnType second) {
        SplittableRandom random = new SplittableRandom(2);
        RandomRows rows = new RandomRows(random);
        for (int i = 0; i < PAIRS; i++) {
            ColumnType first = rows.keyType();
            boolean descending = random.nextBoolean();
            Object a = rows.value(first);
            Object b = random.nextBoolean() ? a : rows.value(first);
            Object a2 = rows.value(second);
            Object b2 = rows.value(second);
            int firstOrder = descending ? -compare(first, a, b) : compare(first, a, b);
            int order = firstOrder != 0 ? firstOrder : compare(second, a2, b2);
            byte[] left = concat(bytes(first, descending, a), bytes(second, false, a2));
            byte[] right = concat(bytes(first, descending, b), bytes(second, false, b2));
            assertThat(Integer.signum(Arrays.compareUnsigned(left, right))).isEqualTo(order);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void bytesAndTextGiveEachOtherBack(ColumnType type) {
        SplittableRandom random = new SplittableRandom(3);
        RandomRows rows = new RandomRows(random);
        for (int i = 0; i < PAIRS; i++) {
            boolean descending = random.nextBoolean();
            SortCodec codec = codec(type, descending);
            byte[] bytes = bytes(type, descending, rows.value(type));
            byte[] followed = concat(bytes, rows.bytes(3));
            assertThat(codec.end(followed, 0, followed.length)).isEqualTo(bytes.length);
            ByteSink text = new ByteSink();
            codec.text(followed, 0, text);
            ByteSink again = new ByteSink();
            codec.parse(text.array(), 0, text.length(), again);
            assertThat(again.toByteArray()).isEqualTo(bytes);
            for (int cut = 0; cut < bytes.length; cut++) {
                assertThat(codec.end(bytes, 0, cut)).isGreaterThan(cut);
            }
        }
    }

    private static byte[] bytes(ColumnType type, boolean descending, Object value) {
        List<Object> batch = new ArrayList<>();
        batch.add(value);
        ByteSink out = new ByteSink();
        codec(type, descending).encode(new ModelReader(Column.required("c", type), batch), 0, out);
        return out.toByteArray();
    }

    private static SortCodec codec(ColumnType type, boolean descending) {
        return SortCodec.of(new SortColumn(Column.required("c", type), descending));
    }

    private static int compare(ColumnType type, Object a, Object b) {
        int order;
        if (type == Scalar.BYTES) {
            order = Arrays.compareUnsigned((byte[]) a, (byte[]) b);
        } else if (type == Scalar.STRING || type == Scalar.UUID) {
            order = compareCodePoints((String) a, (String) b);
        } else if (type == Scalar.BOOLEAN) {
            order = ((Boolean) a).compareTo((Boolean) b);
        } else if (a instanceof BigInteger left) {
            order = left.compareTo((BigInteger) b);
        } else {
            order = Long.compare(((Number) a).longValue(), ((Number) b).longValue());
        }
        return Integer.signum(order);
    }

    private static int compareCodePoints(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return Arrays.compare(left, right);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
