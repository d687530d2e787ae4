package io.slipway.batch.embedded.arrow;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.MapOf;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.column.ColumnType.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Makes the reader that fits a column and its vector. */
final class ArrowColumns {
    private ArrowColumns() {}

    static ArrowColumn over(Column column, FieldVector vector) {
        ColumnType type = column.type();
        if (type instanceof Scalar scalar) {
            return scalar(column.name(), scalar, vector);
        }
        if (type instanceof Decimal) {
            return new FixedWidthColumn(vector);
        }
        if (type instanceof ListOf list) {
            return NestedColumn.ofRanges(vector, List.of(over(list.element(), child(vector, 0))));
        }
        if (type instanceof MapOf map) {
            FieldVector entries = child(vector, 0);
            Column key = Column.required("key", Scalar.STRING);
            return NestedColumn.ofRanges(
                    vector, List.of(over(key, child(entries, 0)), over(map.value(), child(entries, 1))));
        }
        return NestedColumn.ofRecords(vector, fields(((RecordOf) type).fields(), vector));
    }

    private static ArrowColumn scalar(String name, Scalar type, FieldVector vector) {
        return switch (type) {
            case BOOLEAN -> new BooleanColumn(vector);
            case STRING, BYTES, UUID -> new BytesColumn(vector);
            case INT, FLOAT, DOUBLE, TIME -> new FixedWidthColumn(vector);
            case LONG ->
                isInt128(vector)
                        ? new NarrowedColumn(name, new FixedWidthColumn(vector))
                        : new FixedWidthColumn(vector);
            case DATE, TIMESTAMPTZ -> CheckedColumn.finite(name, new FixedWidthColumn(vector));
            case TIMESTAMP ->
                isNanos(vector)
                        ? CheckedColumn.wholeMicros(name, new FixedWidthColumn(vector))
                        : CheckedColumn.finite(name, new FixedWidthColumn(vector));
        };
    }

    private static List<ArrowColumn> fields(List<Column> fields, FieldVector vector) {
        List<ArrowColumn> children = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            children.add(over(fields.get(i), child(vector, i)));
        }
        return children;
    }

    private static FieldVector child(FieldVector vector, int index) {
        return vector.getChildrenFromFields().get(index);
    }

    private static boolean isInt128(FieldVector vector) {
        return vector.getField().getType() instanceof ArrowType.Decimal;
    }

    private static boolean isNanos(FieldVector vector) {
        return vector.getField().getType() instanceof ArrowType.Timestamp timestamp
                && timestamp.getUnit() == TimeUnit.NANOSECOND;
    }
}
