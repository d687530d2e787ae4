package io.slipway.schemas.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.checksum.RowHasher;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.MapOf;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.text.ByteSink;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that must never change: they stand in stored files. Whoever changes one writes a new format version. */
class GoldenRowsTest {
    private static final List<Column> EVERY_TYPE = List.of(
            Column.required("id", Scalar.LONG),
            Column.nullable("a_boolean", Scalar.BOOLEAN),
            Column.nullable("an_int", Scalar.INT),
            Column.nullable("a_long", Scalar.LONG),
            Column.nullable("a_float", Scalar.FLOAT),
            Column.nullable("a_double", Scalar.DOUBLE),
            Column.nullable("a_decimal", new Decimal(38, 4)),
            Column.nullable("a string", Scalar.STRING),
            Column.nullable("bytes", Scalar.BYTES),
            Column.nullable("a_date", Scalar.DATE),
            Column.nullable("a_time", Scalar.TIME),
            Column.nullable("a_timestamp", Scalar.TIMESTAMP),
            Column.nullable("a_timestamptz", Scalar.TIMESTAMPTZ),
            Column.nullable("a_uuid", Scalar.UUID),
            Column.nullable("a_list", ListOf.of(Scalar.INT)),
            Column.nullable(
                    "a_record",
                    new RecordOf(List.of(
                            Column.nullable("1st", Scalar.STRING),
                            Column.required("stops", new ListOf(Column.required("element", Scalar.LONG)))))),
            Column.nullable("a_map", MapOf.of(Scalar.DOUBLE)));

    record Golden(String file, RowSchema schema, List<@Nullable Object> row) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Golden> goldens() {
        return Stream.of(
                new Golden("every-type", RowSchema.avro(EVERY_TYPE, List.of("id"), List.of()), everyType()),
                new Golden("nulls", RowSchema.avro(EVERY_TYPE, List.of("id"), List.of()), nulls()),
                departure(),
                everySortType(),
                raw());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void bytesOfARowNeverChange(Golden golden) throws IOException {
        Map<String, String> expected = read(golden.file);
        EncodedRow row = new EncodedRow();
        RowCodec codec = new RowCodec(golden.schema);
        assertThat(codec.encoder(RandomRows.readers(golden.schema.columns(), golden.row))
                        .encode(0, row))
                .isNull();
        assertThat(written(golden.schema, row)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void storedBytesAreReadAsEver(Golden golden) throws IOException {
        Map<String, String> stored = read(golden.file);
        RowSchema schema = RowSchema.parse(line(stored, "key"), line(stored, "valueSchema"));
        assertThat(schema).isEqualTo(golden.schema);
        EncodedRow row = new EncodedRow();
        row.set(bytes(stored, "sstKey"), bytes(stored, "value"));
        assertThat(written(schema, row)).isEqualTo(stored);
    }

    private static Map<String, String> written(RowSchema schema, EncodedRow row) {
        ByteSink json = new ByteSink();
        new RowCodec(schema).decoder().json(row, json);
        RowHasher hasher = new RowHasher();
        hasher.add(row.key(), row.keyLength(), row.value(), row.valueLength());
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("key", schema.keyJson());
        lines.put("valueSchema", schema.valueSchemaJson());
        lines.put("slot", Integer.toString(row.slot()));
        lines.put("sstKey", HexFormat.of().formatHex(row.key(), 0, row.keyLength()));
        lines.put("value", HexFormat.of().formatHex(row.value(), 0, row.valueLength()));
        lines.put("rowChecksum", hasher.checksum().hex());
        lines.put("json", json.toString());
        return lines;
    }

    private static Map<String, String> read(String file) throws IOException {
        try (InputStream in = GoldenRowsTest.class.getResourceAsStream("/golden/" + file + ".txt")) {
            Map<String, String> lines = new LinkedHashMap<>();
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line ->
                            lines.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
            return lines;
        }
    }

    private static String line(Map<String, String> stored, String name) {
        return Objects.requireNonNull(stored.get(name));
    }

    private static ByteBuffer bytes(Map<String, String> stored, String name) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(line(stored, name)));
    }

    private static List<@Nullable Object> everyType() {
        return new ArrayList<>(Arrays.asList(
                -42L,
                true,
                -7,
                Long.MAX_VALUE,
                1.5f,
                0.1,
                new BigInteger("-123456789012345678901234"),
                "Grüße, 日本 😀 \"\\",
                new byte[] {0, 1, (byte) 0xff},
                11354,
                61_445_000_001L,
                981_173_106_000_000L,
                -1L,
                "01234567-89ab-cdef-0123-456789abcdef",
                Arrays.asList(1, null, -1),
                Arrays.asList(null, List.of(300L)),
                Map.of("π", 3.14)));
    }

    private static List<@Nullable Object> nulls() {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(0L);
        EVERY_TYPE.stream().skip(1).forEach(column -> row.add(null));
        return row;
    }

    private static Golden departure() {
        List<Column> columns = List.of(
                Column.required("date", Scalar.DATE),
                Column.required("origin", Scalar.STRING),
                Column.required("gate", Scalar.STRING),
                Column.required("destination", Scalar.STRING),
                Column.nullable("delay", Scalar.INT));
        return new Golden(
                "departure",
                RowSchema.avro(columns, List.of("origin", "gate"), List.of("date desc", "destination")),
                List.of(11354, "A}|\\\0", "B", "L\0X", 12));
    }

    private static Golden everySortType() {
        List<ColumnType> types = List.of(
                Scalar.BOOLEAN,
                Scalar.INT,
                Scalar.LONG,
                Scalar.STRING,
                Scalar.BYTES,
                Scalar.DATE,
                Scalar.TIME,
                Scalar.TIMESTAMP,
                Scalar.TIMESTAMPTZ,
                Scalar.UUID,
                new Decimal(18, 2),
                new Decimal(19, 2));
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                true,
                -2,
                3L,
                "é",
                new byte[] {0, 5},
                0,
                1L,
                -1L,
                2L,
                "01234567-89ab-cdef-0123-456789abcdef",
                BigInteger.valueOf(-150),
                BigInteger.valueOf(150),
                "k"));
        List<Column> columns = new ArrayList<>();
        List<String> sort = new ArrayList<>();
        for (ColumnType type : types) {
            columns.add(Column.required("s" + columns.size(), type));
            sort.add("s" + sort.size() + (sort.size() % 2 == 0 ? "" : " desc"));
        }
        columns.add(Column.required("k", Scalar.STRING));
        return new Golden("every-sort-type", RowSchema.avro(columns, List.of("k"), sort), row);
    }

    private static Golden raw() {
        List<Column> columns = List.of(Column.required("k", Scalar.STRING), Column.required("v", Scalar.BYTES));
        return new Golden("raw", RowSchema.raw(columns, "k"), List.of("123456789", new byte[] {'h', 'i', 0}));
    }
}
