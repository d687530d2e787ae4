package io.slipway.batch.embedded.avro;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * An Avro type as the engine takes it.
 *
 * @param sql the type's name in SQL
 * @param value makes what the engine takes of a value that Avro has read; may throw a {@link RuntimeException} for a value
 *     that its logical type does not allow
 * @param cell appends what {@code value} has made
 */
record AvroType(String sql, Function<Object, Object> value, Cell cell) {
    /** Appends a value to a row. */
    @FunctionalInterface
    interface Cell {
        void append(DuckDBAppender row, Object value) throws SQLException;
    }

    /** The value for the engine, NULL for null. */
    @Nullable
    Object read(@Nullable Object avro) {
        return avro == null ? null : value.apply(avro);
    }

    void append(DuckDBAppender row, @Nullable Object read) throws SQLException {
        if (read == null) {
            row.appendNull();
        } else {
            cell.append(row, read);
        }
    }

    /** A record: its values in the order of the fields. */
    static void appendStruct(DuckDBAppender row, List<AvroType> fields, List<?> values) throws SQLException {
        row.beginStruct();
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).append(row, values.get(i));
        }
        row.endStruct();
    }
}
