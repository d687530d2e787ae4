package io.slipway.schemas.row;

import io.slipway.schemas.avro.AvroSchemas;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.key.KeyDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.Schema;

/**
 * The columns of a dataset's rows: which make the key, which the value, and their order in answers.
 *
 * @param columns all columns in output order, key columns included and never nullable
 */
public record RowSchema(RowKind kind, List<Column> columns, KeyDefinition key) {
    /**
     * Checks that names are distinct, that the key consists of columns, and that a raw dataset has only a text key and a
     * value.
     *
     * @throws UsageException if not
     */
    public RowSchema {
        Set<String> keys =
                new HashSet<>(key.columns().stream().map(Column::name).toList());
        columns = columns.stream()
                .map(c -> keys.contains(c.name()) ? c.asRequired() : c)
                .toList();
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new UsageException(
                        "Cannot have these columns: two are named '" + column.name() + "'",
                        "Give one of them another name in derive, with AS.");
            }
        }
        if (!columns.containsAll(key.columns())) {
            throw new UsageException(
                    "Cannot have this key: " + key.columns() + " are not all columns, expected=some of " + columns,
                    "Select the key columns in derive.");
        }
        if (kind == RowKind.RAW && !isRaw(columns, key)) {
            throw new UsageException(
                    "Cannot have a raw dataset of " + columns + " with " + key
                            + ": expected=a varchar key and a varchar or blob value",
                    "Select exactly these two columns, or use value: avro.");
        }
    }

    /**
     * Rows whose value is an Avro record.
     *
     * @param sort names, each followed by {@code desc} if its order is downwards
     * @throws UsageException if columns and key do not fit together
     */
    public static RowSchema avro(List<Column> columns, List<String> partition, List<String> sort) {
        return new RowSchema(RowKind.AVRO, columns, KeyDefinition.of(columns, partition, sort));
    }

    /**
     * Rows whose value is stored as it is. The value column becomes {@code bytes}, whatever it was.
     *
     * @throws UsageException unless there are exactly two columns, the key a text, the value text or bytes
     */
    public static RowSchema raw(List<Column> columns, String partition) {
        List<Column> stored = columns.stream()
                .map(c -> c.type() == Scalar.STRING && !c.name().equals(partition)
                        ? Column.required(c.name(), Scalar.BYTES)
                        : c.asRequired())
                .toList();
        return new RowSchema(RowKind.RAW, stored, KeyDefinition.of(stored, List.of(partition), List.of()));
    }

    /**
     * Reads the schema from its two parts in a manifest.
     *
     * @throws IllegalArgumentException if they are not what {@link #keyJson} and {@link #valueSchemaJson} write
     */
    public static RowSchema parse(String keyJson, String valueSchemaJson) {
        return RowSchemaJson.parse(keyJson, valueSchemaJson);
    }

    /** The manifest's {@code key}: partition columns, sort columns, and the names of all columns in output order. */
    public String keyJson() {
        return RowSchemaJson.keyJson(this);
    }

    /** The manifest's {@code valueSchema}. */
    public String valueSchemaJson() {
        return avroValueSchema().toString();
    }

    /** The columns of the value in output order. */
    public List<Column> valueColumns() {
        List<Column> keys = key.columns();
        return columns.stream().filter(column -> !keys.contains(column)).toList();
    }

    /** The writer schema of the value: a record, or bytes in a raw dataset. */
    public Schema avroValueSchema() {
        return kind == RowKind.RAW ? Schema.create(Schema.Type.BYTES) : AvroSchemas.record(valueColumns());
    }

    /** The position of a column in {@link #columns}. */
    public OptionalInt indexOf(String name) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(name))
                .findFirst();
    }

    private static boolean isRaw(List<Column> columns, KeyDefinition key) {
        return columns.size() == 2
                && key.columns().size() == 1
                && columns.contains(Column.required(key.columns().get(0).name(), Scalar.STRING))
                && columns.stream().anyMatch(c -> c.type() == Scalar.BYTES && !c.nullable());
    }
}
