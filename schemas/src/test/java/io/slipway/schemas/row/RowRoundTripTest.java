package io.slipway.schemas.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.Rejection;
import io.slipway.schemas.column.Rejection.Reason;
import io.slipway.schemas.key.LookupKey;
import io.slipway.schemas.text.ByteSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random schemas and rows of every type, judged by Avro's, Jackson's and the JDK's own classes. */
class RowRoundTripTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCHEMAS = 150;
    private static final int ROWS = 12;

    private record Case(RowSchema schema, List<@Nullable Object> row, EncodedRow encoded) {}

    private interface Judge {
        void judge(Case random) throws JsonProcessingException;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyValueIsWhatAvroItselfWritesAndReads(long seed) throws JsonProcessingException {
        forRandomRows(seed, random -> {
            Schema schema = new Schema.Parser().parse(random.schema.valueSchemaJson());
            GenericRecord expected = ExpectedAvro.record(random.schema.valueColumns(), valuesOf(random), schema);
            byte[] value = Arrays.copyOf(random.encoded.value(), random.encoded.valueLength());
            assertThat(value).isEqualTo(ExpectedAvro.write(expected));
            assertThat(ExpectedAvro.write(ExpectedAvro.read(schema, value))).hasSameSizeAs(value);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void everyRowIsTheSameJsonAndTheSameFields(long seed) throws JsonProcessingException {
        forRandomRows(seed, random -> {
            RowDecoder decoder = new RowDecoder(random.schema);
            ByteSink out = new ByteSink();
            decoder.json(random.encoded, out);
            String expected = ExpectedText.row(random.schema.columns(), random.row);
            assertThat(out.toString()).isEqualTo(expected);
            assertThat(JSON.readTree(out.toString()).size()).isEqualTo(random.row.size());
            for (int i = 0; i < random.row.size(); i++) {
                assertField(decoder, random, i);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void everyProjectionIsThePartOfTheWholeThatWasAskedFor(long seed) throws JsonProcessingException {
        SplittableRandom choice = new SplittableRandom(seed);
        forRandomRows(seed, random -> {
            List<Column> chosen = new ArrayList<>();
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < random.row.size(); i++) {
                if (choice.nextBoolean()) {
                    chosen.add(random.schema.columns().get(i));
                    values.add(random.row.get(i));
                }
            }
            List<String> names =
                    new ArrayList<>(chosen.stream().map(Column::name).toList());
            Collections.reverse(names);
            Projection projection = Projection.of(random.schema, names);
            RowDecoder decoder = new RowDecoder(random.schema);
            ByteSink out = new ByteSink();
            decoder.json(random.encoded, projection, out);
            assertThat(out.toString()).isEqualTo(ExpectedText.row(chosen, values));
            assertThat(shown(decoder, random.encoded, projection)).isEqualTo(texts(chosen, values));
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void everyKeyIsFoundByItsOwnText(long seed) throws JsonProcessingException {
        forRandomRows(seed, random -> {
            RowCodec codec = new RowCodec(random.schema);
            EncodedRow row = random.encoded;
            int end = codec.keyReader().partitionEnd(row.key(), row.keyLength());
            String partition = new String(row.key(), 2, end - 2, StandardCharsets.UTF_8);
            ByteSink sort = new ByteSink();
            if (random.schema.key().hasSort()) {
                codec.keyReader().sortText(row.key(), row.keyLength(), sort);
            }
            LookupKey key = LookupKey.parse(
                    "d:{" + partition + "}" + (random.schema.key().hasSort() ? ":" + sort : ""));
            ByteSink found = new ByteSink();
            assertThat(codec.keys().encode(key, found)).isEqualTo(row.slot());
            assertThat(found.toByteArray()).isEqualTo(Arrays.copyOf(row.key(), row.keyLength()));
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void everyKeyIsTheOneThatItsColumnValuesMake(long seed) throws JsonProcessingException {
        forRandomRows(seed, random -> {
            RowCodec codec = new RowCodec(random.schema);
            List<String> texts = new ArrayList<>();
            for (Column column : random.schema.key().columns()) {
                Object value = random.row.get(random.schema.columns().indexOf(column));
                texts.add(ExpectedText.text(column.type(), Objects.requireNonNull(value)));
            }
            int partitionColumns = random.schema.key().partition().size();
            String partition = codec.keys().partitionText(texts.subList(0, partitionColumns));
            EncodedRow row = random.encoded;
            int end = codec.keyReader().partitionEnd(row.key(), row.keyLength());
            assertThat(partition).isEqualTo(new String(row.key(), 2, end - 2, StandardCharsets.UTF_8));
            if (random.schema.key().hasSort()) {
                ByteSink member = new ByteSink();
                codec.keyReader().sortText(row.key(), row.keyLength(), member);
                assertThat(codec.keys().sortText(texts.subList(partitionColumns, texts.size())))
                        .isEqualTo(member.toString());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {13})
    void everySchemaIsTheSameAfterTheManifest(long seed) throws JsonProcessingException {
        forRandomRows(seed, random -> {
            RowSchema read = RowSchema.parse(random.schema.keyJson(), random.schema.valueSchemaJson());
            assertThat(read).isEqualTo(random.schema);
            assertThat(read.valueSchemaJson()).isEqualTo(random.schema.valueSchemaJson());
        });
    }

    private static void forRandomRows(long seed, Judge judge) throws JsonProcessingException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int s = 0; s < SCHEMAS; s++) {
            RandomRows rows = new RandomRows(random);
            RowSchema schema = randomSchema(random, rows);
            for (int r = 0; r < ROWS; r++) {
                List<@Nullable Object> row = new ArrayList<>();
                schema.columns().forEach(column -> row.add(rows.value(column)));
                EncodedRow encoded = new EncodedRow();
                Rejection rejection = new RowCodec(schema)
                        .encoder(RandomRows.readers(schema.columns(), row))
                        .encode(0, encoded);
                if (rejection == null) {
                    judge.judge(new Case(schema, row, stored(encoded)));
                } else {
                    assertThat(rejection.reason()).isEqualTo(Reason.EMPTY_KEY);
                }
            }
        }
    }

    /** The row as it comes back from a store: through direct buffers. */
    private static EncodedRow stored(EncodedRow encoded) {
        ByteBuffer key = ByteBuffer.allocateDirect(encoded.keyLength() + 3).position(3);
        key.put(encoded.key(), 0, encoded.keyLength()).position(3);
        ByteBuffer value = ByteBuffer.allocateDirect(encoded.valueLength());
        value.put(encoded.value(), 0, encoded.valueLength()).flip();
        EncodedRow stored = new EncodedRow();
        stored.set(key, value);
        return stored;
    }

    private static RowSchema randomSchema(SplittableRandom random, RandomRows rows) {
        List<Column> columns = new ArrayList<>(rows.columns(random.nextInt(6), 3, "v"));
        List<String> partition = keys(1 + random.nextInt(2), "p", random, rows, columns);
        List<String> sort = keys(random.nextInt(4), "s", random, rows, columns).stream()
                .map(name -> random.nextBoolean() ? name + " desc" : name)
                .toList();
        return RowSchema.avro(columns, partition, sort);
    }

    private static List<String> keys(
            int count, String prefix, SplittableRandom random, RandomRows rows, List<Column> columns) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(prefix + i);
            columns.add(random.nextInt(columns.size() + 1), Column.required(prefix + i, rows.keyType()));
        }
        return names;
    }

    private static List<@Nullable Object> valuesOf(Case random) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Column column : random.schema.valueColumns()) {
            values.add(random.row.get(random.schema.columns().indexOf(column)));
        }
        return values;
    }

    private static void assertField(RowDecoder decoder, Case random, int index) {
        ByteSink out = new ByteSink();
        Object value = random.row.get(index);
        assertThat(decoder.field(random.encoded, index, out)).isEqualTo(value != null);
        String expected = value == null
                ? ""
                : ExpectedText.text(random.schema.columns().get(index).type(), value);
        assertThat(out.toString()).isEqualTo(expected);
    }

    private static List<String> shown(RowDecoder decoder, EncodedRow row, Projection projection) {
        List<String> fields = new ArrayList<>();
        decoder.fields(row, projection, new ByteSink(), new FieldVisitor() {
            @Override
            public void field(int column, byte[] text, int length) {
                fields.add(new String(text, 0, length, StandardCharsets.UTF_8));
            }

            @Override
            public void nullField(int column) {
                fields.add("<null>");
            }
        });
        return fields;
    }

    private static List<String> texts(List<Column> columns, List<@Nullable Object> values) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(i);
            texts.add(
                    value == null ? "<null>" : ExpectedText.text(columns.get(i).type(), value));
        }
        return texts;
    }
}
