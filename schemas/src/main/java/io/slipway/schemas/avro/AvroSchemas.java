package io.slipway.schemas.avro;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.MapOf;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.column.ColumnType.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Columns to Avro record schemas. The record is {@code slipway.Row}; a record nested in column {@code a} is
 * {@code slipway.Row.a}, and so on inwards, so that names stay the same when columns are added. A nullable column is a
 * union with null first and null as its default, so that adding one is a compatible change. Names go through
 * {@link AvroNames}.
 */
public final class AvroSchemas {
    private static final String NAMESPACE = "slipway";
    private static final String ROW = "Row";

    private AvroSchemas() {}

    /** The schema of a value that has these columns. */
    public static Schema record(List<Column> columns) {
        return record(columns, NAMESPACE, ROW);
    }

    private static Schema record(List<Column> columns, String namespace, String name) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Column column : columns) {
            String field = AvroNames.encode(column.name());
            Schema schema = schema(column, namespace + "." + name, field);
            fields.add(
                    column.nullable()
                            ? new Schema.Field(field, schema, null, JsonProperties.NULL_VALUE)
                            : new Schema.Field(field, schema));
        }
        return Schema.createRecord(name, null, namespace, false, fields);
    }

    private static Schema schema(Column column, String namespace, String name) {
        Schema schema = schema(column.type(), namespace, name);
        return column.nullable() ? Schema.createUnion(Schema.create(Schema.Type.NULL), schema) : schema;
    }

    private static Schema schema(ColumnType type, String namespace, String name) {
        if (type instanceof RecordOf nested) {
            return record(nested.fields(), namespace, name);
        }
        if (type instanceof ListOf list) {
            return Schema.createArray(schema(list.element(), namespace + "." + name, "element"));
        }
        if (type instanceof MapOf map) {
            return Schema.createMap(schema(map.value(), namespace + "." + name, "value"));
        }
        if (type instanceof Decimal decimal) {
            return logical(LogicalTypes.decimal(decimal.precision(), decimal.scale()), Schema.Type.BYTES);
        }
        return schema((Scalar) type);
    }

    private static Schema schema(Scalar type) {
        return switch (type) {
            case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
            case INT -> Schema.create(Schema.Type.INT);
            case LONG -> Schema.create(Schema.Type.LONG);
            case FLOAT -> Schema.create(Schema.Type.FLOAT);
            case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
            case STRING -> Schema.create(Schema.Type.STRING);
            case BYTES -> Schema.create(Schema.Type.BYTES);
            case DATE -> logical(LogicalTypes.date(), Schema.Type.INT);
            case TIME -> logical(LogicalTypes.timeMicros(), Schema.Type.LONG);
            case TIMESTAMP -> logical(LogicalTypes.localTimestampMicros(), Schema.Type.LONG);
            case TIMESTAMPTZ -> logical(LogicalTypes.timestampMicros(), Schema.Type.LONG);
            case UUID -> logical(LogicalTypes.uuid(), Schema.Type.STRING);
        };
    }

    private static Schema logical(LogicalType logical, Schema.Type physical) {
        return logical.addToSchema(Schema.create(physical));
    }
}
