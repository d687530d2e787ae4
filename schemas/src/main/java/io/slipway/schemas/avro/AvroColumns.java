package io.slipway.schemas.avro;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.MapOf;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.column.ColumnType.Scalar;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Avro record schemas back to columns: what {@link AvroSchemas} wrote, and nothing else. */
public final class AvroColumns {
    private AvroColumns() {}

    /**
     * The columns of a record.
     *
     * @throws IllegalArgumentException if the schema is not a record of types that a value can have
     */
    public static List<Column> of(Schema schema) {
        if (schema.getType() != Schema.Type.RECORD) {
            throw unknown(schema);
        }
        return schema.getFields().stream()
                .map(field -> column(AvroNames.decode(field.name()), field.schema()))
                .toList();
    }

    private static Column column(String name, Schema schema) {
        if (!schema.isUnion()) {
            return Column.required(name, type(schema));
        }
        List<Schema> branches = schema.getTypes();
        if (branches.size() != 2 || branches.get(0).getType() != Schema.Type.NULL) {
            throw unknown(schema);
        }
        return Column.nullable(name, type(branches.get(1)));
    }

    private static ColumnType type(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return switch (schema.getType()) {
            case RECORD -> new RecordOf(of(schema));
            case ARRAY -> new ListOf(column("element", schema.getElementType()));
            case MAP -> new MapOf(column("value", schema.getValueType()));
            case BYTES ->
                logical instanceof LogicalTypes.Decimal decimal
                        ? new Decimal(decimal.getPrecision(), decimal.getScale())
                        : plain(schema, Scalar.BYTES);
            case INT -> logical instanceof LogicalTypes.Date ? Scalar.DATE : plain(schema, Scalar.INT);
            case LONG -> longType(schema, logical);
            case STRING -> logical instanceof LogicalTypes.Uuid ? Scalar.UUID : plain(schema, Scalar.STRING);
            case BOOLEAN -> plain(schema, Scalar.BOOLEAN);
            case FLOAT -> plain(schema, Scalar.FLOAT);
            case DOUBLE -> plain(schema, Scalar.DOUBLE);
            default -> throw unknown(schema);
        };
    }

    private static ColumnType longType(Schema schema, LogicalType logical) {
        if (logical instanceof LogicalTypes.TimeMicros) {
            return Scalar.TIME;
        }
        if (logical instanceof LogicalTypes.LocalTimestampMicros) {
            return Scalar.TIMESTAMP;
        }
        return logical instanceof LogicalTypes.TimestampMicros ? Scalar.TIMESTAMPTZ : plain(schema, Scalar.LONG);
    }

    private static ColumnType plain(Schema schema, Scalar type) {
        if (schema.getLogicalType() != null) {
            throw unknown(schema);
        }
        return type;
    }

    private static IllegalArgumentException unknown(Schema schema) {
        return new IllegalArgumentException("Cannot read a value schema: no column type is stored as " + schema);
    }
}
