package io.slipway.schemas.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.key.KeyDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowSchemaTest {
    private static final List<Column> COLUMNS = List.of(
            Column.nullable("fare", new Decimal(8, 2)),
            Column.nullable("origin", Scalar.STRING),
            Column.nullable("mean delay", Scalar.DOUBLE),
            Column.nullable("day", Scalar.DATE),
            Column.required("where", new RecordOf(List.of(Column.nullable("gate", Scalar.STRING)))));

    @Test
    void writesWhatAManifestHolds() {
        RowSchema schema = RowSchema.avro(COLUMNS, List.of("origin"), List.of("day desc"));
        assertThat(schema.keyJson())
                .isEqualTo("{\"partition\":[{\"name\":\"origin\",\"type\":\"string\"}],"
                        + "\"sort\":[{\"name\":\"day\",\"type\":\"date\",\"descending\":true}],"
                        + "\"columns\":[\"fare\",\"origin\",\"mean delay\",\"day\",\"where\"]}");
        assertThat(schema.valueSchemaJson())
                .isEqualTo("{\"type\":\"record\",\"name\":\"Row\",\"namespace\":\"slipway\",\"fields\":["
                        + "{\"name\":\"fare\",\"type\":[\"null\",{\"type\":\"bytes\",\"logicalType\":\"decimal\","
                        + "\"precision\":8,\"scale\":2}],\"default\":null},"
                        + "{\"name\":\"mean_x20_delay\",\"type\":[\"null\",\"double\"],\"default\":null},"
                        + "{\"name\":\"where\",\"type\":{\"type\":\"record\",\"name\":\"where\","
                        + "\"namespace\":\"slipway.Row\",\"fields\":["
                        + "{\"name\":\"gate\",\"type\":[\"null\",\"string\"],\"default\":null}]}}]}");
        assertThat(RowSchema.parse(schema.keyJson(), schema.valueSchemaJson())).isEqualTo(schema);
        assertThat(schema.indexOf("day")).hasValue(3);
        assertThat(schema.indexOf("night")).isEmpty();
    }

    @Test
    void writesBytesForARawDataset() {
        RowSchema raw =
                RowSchema.raw(List.of(Column.nullable("v", Scalar.STRING), Column.nullable("k", Scalar.STRING)), "k");
        assertThat(raw.valueSchemaJson()).isEqualTo("\"bytes\"");
        assertThat(RowSchema.parse(raw.keyJson(), "\"bytes\"")).isEqualTo(raw);
        assertThat(raw.columns())
                .containsExactly(Column.required("v", Scalar.BYTES), Column.required("k", Scalar.STRING));
    }

    @Test
    void refusesARawDatasetOfOtherColumns() {
        assertThatExceptionOfType(UsageException.class).isThrownBy(() -> RowSchema.raw(COLUMNS, "origin"));
        List<Column> numbers = List.of(Column.required("k", Scalar.LONG), Column.required("v", Scalar.BYTES));
        assertThatExceptionOfType(UsageException.class).isThrownBy(() -> RowSchema.raw(numbers, "k"));
        List<Column> texts = List.of(Column.required("k", Scalar.STRING), Column.required("v", Scalar.BYTES));
        KeyDefinition sorted = KeyDefinition.of(texts, List.of("k"), List.of("v"));
        assertThatExceptionOfType(UsageException.class).isThrownBy(() -> new RowSchema(RowKind.RAW, texts, sorted));
    }

    @Test
    void refusesColumnsThatDoNotFitTogether() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> RowSchema.avro(COLUMNS, List.of("destination"), List.of()))
                .withMessageContaining("there is no column 'destination', expected=one of [fare, origin");
        List<Column> twice = List.of(Column.required("k", Scalar.LONG), Column.required("k", Scalar.LONG));
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> RowSchema.avro(twice, List.of("k"), List.of()))
                .withMessageContaining("two are named 'k'");
        KeyDefinition other = new KeyDefinition(List.of(Column.required("x", Scalar.LONG)), List.of());
        assertThatExceptionOfType(UsageException.class).isThrownBy(() -> new RowSchema(RowKind.AVRO, COLUMNS, other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{;\"bytes\"",
                "{};\"bytes\"",
                "{\"partition\":[{\"name\":\"k\",\"type\":\"text\"}],\"columns\":[\"k\",\"v\"]};\"bytes\"",
                "{\"partition\":[{\"name\":\"k\",\"type\":\"string\"}],\"columns\":[\"v\"]};\"bytes\"",
                "{\"partition\":[{\"name\":\"k\",\"type\":\"string\"}],\"columns\":[\"k\",\"v\"]};\"long\"",
                "{\"partition\":[{\"name\":\"k\",\"type\":\"string\"}],\"columns\":[\"k\",\"v\"]};{"
            })
    void refusesAManifestThatItDidNotWrite(String key, String valueSchema) {
        assertThatIllegalArgumentException().isThrownBy(() -> RowSchema.parse(key, valueSchema));
    }
}
