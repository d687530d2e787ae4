package io.slipway.schemas.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.text.ByteSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowDecoderTest {
    private static final List<Column> TEXTS =
            List.of(Column.required("k", Scalar.STRING), Column.nullable("v", Scalar.STRING));
    private static final RowSchema ROWS = RowSchema.avro(TEXTS, List.of("k"), List.of());

    @Test
    void servesARawValueAsItIsAndAsBase64InJson() {
        RowSchema schema = RowSchema.raw(TEXTS, "k");
        EncodedRow row = encode(schema, "a\"b", "日本");
        assertThat(Arrays.copyOf(row.value(), row.valueLength())).isEqualTo("日本".getBytes(StandardCharsets.UTF_8));
        ByteSink out = new ByteSink();
        new RowDecoder(schema).json(row, out);
        assertThat(out).hasToString("{\"k\":\"a\\\"b\",\"v\":\"5pel5pys\"}");
        out.clear();
        assertThat(new RowDecoder(schema).field(row, 1, out)).isTrue();
        assertThat(out).hasToString("日本");
    }

    @Test
    void appendsBehindWhatTheSinkHolds() {
        ByteSink out = new ByteSink();
        out.put('>');
        new RowDecoder(ROWS).json(encode(ROWS, "k", null), out);
        assertThat(out).hasToString(">{\"k\":\"k\",\"v\":null}");
    }

    @Test
    void findsColumnsByName() {
        assertThat(new RowDecoder(ROWS).column("v")).hasValue(1);
        assertThat(new RowDecoder(ROWS).column("w")).isEmpty();
    }

    @Test
    void givesAnEmptyObjectForNoFields() {
        ByteSink out = new ByteSink();
        new RowDecoder(ROWS).json(encode(ROWS, "k", null), Projection.of(ROWS, List.of()), out);
        assertThat(out).hasToString("{}");
    }

    @Test
    void refusesUnknownFieldsByName() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Projection.of(ROWS, List.of("k", "w")))
                .withMessageContaining("'w'")
                .withMessageContaining("[k, v]");
    }

    @Test
    void refusesValuesThatEndEarlyOrLate() {
        EncodedRow row = encode(ROWS, "k", "value");
        for (int length = 0; length <= 8; length++) {
            EncodedRow cut = row(row, Arrays.copyOf(row.value(), length));
            ThrowingCallable reading = () -> new RowDecoder(ROWS).json(cut, new ByteSink());
            if (length == row.valueLength()) {
                assertThatCode(reading).doesNotThrowAnyException();
            } else {
                assertThatExceptionOfType(CorruptDataException.class).isThrownBy(reading);
            }
        }
    }

    @Test
    void neverFailsOnDamagedBytesButByName() {
        SplittableRandom random = new SplittableRandom(1);
        RandomRows rows = new RandomRows(random);
        for (int i = 0; i < 3000; i++) {
            List<Column> columns = new ArrayList<>(rows.columns(4, 2, "c"));
            columns.add(Column.required("k", Scalar.STRING));
            columns.add(Column.required("s", rows.keyType()));
            RowSchema schema = RowSchema.avro(columns, List.of("k"), List.of("s desc"));
            EncodedRow row = new EncodedRow();
            row.set(
                    ByteBuffer.wrap(rows.bytes(2 + random.nextInt(20))),
                    ByteBuffer.wrap(rows.bytes(random.nextInt(40))));
            try {
                new RowDecoder(schema).json(row, new ByteSink());
            } catch (CorruptDataException e) {
                assertThat(e).hasMessageStartingWith("Cannot read a stored ");
            }
        }
    }

    private static EncodedRow encode(RowSchema schema, @Nullable Object... values) {
        EncodedRow row = new EncodedRow();
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(values));
        assertThat(new RowEncoder(schema, RandomRows.readers(schema.columns(), all)).encode(0, row))
                .isNull();
        return row;
    }

    private static EncodedRow row(EncodedRow row, byte[] value) {
        EncodedRow other = new EncodedRow();
        other.set(ByteBuffer.wrap(row.key(), 0, row.keyLength()), ByteBuffer.wrap(value));
        return other;
    }
}
