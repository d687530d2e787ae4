package io.slipway.schemas.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.row.RowSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCompatibilityCheckTest {
    private static final Column COUNT = Column.required("count", Scalar.INT);

    @Test
    void takesTheSameSchemaUnderEveryPromise() {
        for (Compatibility promised : Compatibility.values()) {
            assertTaken(promised, rows(COUNT), rows(COUNT));
        }
    }

    @Test
    void takesANullableColumnMoreAndAColumnLessUnderBackward() {
        RowSchema more = rows(COUNT, Column.nullable("mean delay", Scalar.DOUBLE));
        assertTaken(Compatibility.BACKWARD, rows(COUNT), more);
        assertTaken(Compatibility.FULL, rows(COUNT), more);
        assertTaken(Compatibility.BACKWARD, more, rows());
    }

    @Test
    void namesTheRequiredColumnThatOldRowsLack() {
        assertRefused(
                Compatibility.BACKWARD,
                rows(COUNT),
                rows(COUNT, Column.required("mean delay", Scalar.DOUBLE)),
                "field 'mean delay'",
                "Make 'mean delay' nullable");
    }

    @Test
    void namesTheColumnThatServedReadersMissUnderFull() {
        assertRefused(
                Compatibility.FULL,
                rows(COUNT),
                rows(),
                "cannot read the new rows at field 'count', it is missing there",
                "keep every column");
    }

    @Test
    void widensUnderBackwardOnly() {
        RowSchema wide = rows(Column.required("count", Scalar.LONG));
        assertTaken(Compatibility.BACKWARD, rows(COUNT), wide);
        assertRefused(Compatibility.FULL, rows(COUNT), wide, "field 'count'", "Cast 'count'");
        assertRefused(Compatibility.BACKWARD, wide, rows(COUNT), "field 'count'", "Cast 'count'");
        RowSchema narrowDecimal = rows(Column.required("fare", new Decimal(8, 2)));
        RowSchema wideDecimal = rows(Column.required("fare", new Decimal(10, 2)));
        assertTaken(Compatibility.BACKWARD, narrowDecimal, wideDecimal);
        assertRefused(Compatibility.FULL, narrowDecimal, wideDecimal, "field 'fare'", "Cast 'fare'");
        assertRefused(Compatibility.BACKWARD, wideDecimal, narrowDecimal, "field 'fare'", "Cast 'fare'");
    }

    @Test
    void seesThatAColumnMayNoLongerBeNull() {
        RowSchema open = rows(Column.nullable("count", Scalar.INT));
        assertTaken(Compatibility.BACKWARD, rows(COUNT), open);
        assertRefused(Compatibility.BACKWARD, open, rows(COUNT), "it may be NULL there", "Keep NULL");
        assertRefused(Compatibility.FULL, rows(COUNT), open, "it may be NULL there", "Keep NULL");
    }

    @Test
    void seesAChangedMeaningThatAvroDoesNotSee() {
        assertMeaning(Scalar.LONG, Scalar.TIMESTAMP);
        assertMeaning(Scalar.TIMESTAMP, Scalar.TIMESTAMPTZ);
        assertMeaning(Scalar.INT, Scalar.DATE);
        assertMeaning(Scalar.STRING, Scalar.UUID);
        assertMeaning(new Decimal(10, 2), new Decimal(10, 3));
        assertMeaning(Scalar.BYTES, new Decimal(10, 2));
    }

    @Test
    void namesTheFieldInsideNestedOnes() {
        assertRefused(
                Compatibility.BACKWARD,
                rows(trip(Scalar.STRING)),
                rows(trip(Scalar.INT)),
                "field 'trip.stops.element.air port'",
                "Cast 'trip.stops.element.air port'");
        assertRefused(
                Compatibility.BACKWARD,
                rows(trip(Scalar.LONG)),
                rows(trip(Scalar.TIME)),
                "field 'trip.stops.element.air port', it is long there and time here",
                "compatibility: none");
    }

    @Test
    void promisesNothingUnderNoneButTheKey() {
        assertTaken(Compatibility.NONE, rows(COUNT), rows(Column.required("count", Scalar.STRING)));
        List<Column> columns = List.of(Column.required("k", Scalar.STRING), COUNT);
        assertRefused(
                Compatibility.NONE,
                RowSchema.avro(columns, List.of("k"), List.of()),
                RowSchema.avro(columns, List.of("k"), List.of("count desc")),
                "the key changes, expected=partition [k string not null] actual=partition [k string not null] sort"
                        + " [count int not null desc]",
                "another name");
    }

    @Test
    void refusesToTurnRecordsIntoBytes() {
        List<Column> columns = List.of(Column.required("k", Scalar.STRING), Column.required("v", Scalar.BYTES));
        assertRefused(
                Compatibility.BACKWARD,
                RowSchema.avro(columns, List.of("k"), List.of()),
                RowSchema.raw(columns, "k"),
                "expected=value: avro actual=value: raw",
                "Keep value: avro");
    }

    @Test
    void readsTheNamesOfPromises() {
        assertThat(Compatibility.parse("full")).isEqualTo(Compatibility.FULL);
        assertThatCode(() -> Compatibility.parse("forward")).hasMessageContaining("backward, full or none");
    }

    private static void assertMeaning(ColumnType served, ColumnType built) {
        assertRefused(
                Compatibility.BACKWARD,
                rows(Column.nullable("c", served)),
                rows(Column.nullable("c", built)),
                "it is " + served + " there and " + built + " here",
                "Cast 'c'");
    }

    private static Column trip(ColumnType airport) {
        ColumnType stop = new RecordOf(List.of(Column.nullable("air port", airport)));
        return Column.nullable("trip", new RecordOf(List.of(Column.nullable("stops", ListOf.of(stop)))));
    }

    private static RowSchema rows(Column... values) {
        List<Column> columns = new ArrayList<>(List.of(values));
        columns.add(Column.required("k", Scalar.STRING));
        return RowSchema.avro(columns, List.of("k"), List.of());
    }

    private static void assertTaken(Compatibility promised, RowSchema served, RowSchema built) {
        assertThatCode(() -> SchemaCompatibilityCheck.check(served, built, promised))
                .doesNotThrowAnyException();
    }

    private static void assertRefused(
            Compatibility promised, RowSchema served, RowSchema built, String message, String remedy) {
        assertThatExceptionOfType(IncompatibleException.class)
                .isThrownBy(() -> SchemaCompatibilityCheck.check(served, built, promised))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.remedy()).contains(remedy));
    }
}
