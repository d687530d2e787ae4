package io.slipway.batch.embedded.avro;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** One Avro container file, read from its first row to its last. Not thread-safe. */
public final class AvroFile implements AutoCloseable {
    private static final String REWRITE = "Write the file again; it is broken or was not written to its end.";

    /** The engine counts what waits in an appender by rows, 204,800 of them, however wide, and not towards its memory. */
    private static final long MOST_WAITING = 4 << 20;

    private final String name;
    private final long bytes;
    private final DataFileReader<IndexedRecord> reader;
    private final List<AvroType> types;
    private long row;
    private long waiting;

    private AvroFile(String name, long bytes, DataFileReader<IndexedRecord> reader, List<AvroType> types) {
        this.name = name;
        this.bytes = bytes;
        this.reader = reader;
        this.types = types;
    }

    /**
     * Opens a file.
     *
     * @param name what the user calls it
     * @throws CorruptDataException if it is no Avro file
     * @throws AccessException if it cannot be read
     * @throws UsageException if its rows are no records, or have a type that SQL has not
     */
    public static AvroFile open(String name, Path path) {
        if (!Files.isReadable(path)) {
            throw new AccessException(
                    "Cannot read " + name + ": no right to read it", "Give this user the right to read it.");
        }
        DataFileReader<IndexedRecord> reader = reader(name, path);
        try {
            return new AvroFile(name, path.toFile().length(), reader, types(name, reader.getSchema()));
        } catch (UsageException e) {
            close(name, reader);
            throw e;
        }
    }

    private static DataFileReader<IndexedRecord> reader(String name, Path path) {
        try {
            return new DataFileReader<>(path.toFile(), new GenericDatumReader<>());
        } catch (IOException | RuntimeException e) {
            throw new CorruptDataException("Cannot read " + name + ": it is no Avro file: " + reason(e), REWRITE, e);
        }
    }

    private static List<AvroType> types(String name, Schema schema) {
        if (schema.getType() != Schema.Type.RECORD || schema.getFields().isEmpty()) {
            throw new UsageException(
                    "Cannot read " + name + ": its rows are not records with fields, actual=" + schema.getType(),
                    "Write records; a single value needs a field of its own.");
        }
        List<AvroType> types = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Field field : schema.getFields()) {
            try {
                types.add(new AvroTypes().of(field.schema()));
            } catch (UnreadableTypeException e) {
                refused.add("'" + field.name() + "' is " + e.getMessage());
            }
        }
        if (!refused.isEmpty()) {
            throw new UsageException(
                    "Cannot read " + name + ": these fields have types that SQL has not: " + String.join("; ", refused),
                    "Write the file without them, or in another type.");
        }
        return types;
    }

    /** Names and types of its columns, as {@code CREATE TABLE} takes them. */
    public List<String> columns() {
        return AvroTypes.columns(reader.getSchema(), types);
    }

    /**
     * Appends rows, and lets the table have them every few megabytes; the caller flushes the last.
     *
     * @param most how many at most
     * @return how many there were
     * @throws CorruptDataException if the file is broken or ends too early
     * @throws BadRowsException if a value is not what its type says
     * @throws SQLException if the engine has no room for them
     */
    public long appendTo(DuckDBAppender table, long most) throws SQLException {
        @Nullable IndexedRecord record = next(null);
        while (record != null && row < most) {
            row++;
            table.beginRow();
            appendValues(record, table);
            table.endRow();
            flushIfMany(record, table);
            record = next(record);
        }
        return row;
    }

    private void flushIfMany(IndexedRecord added, DuckDBAppender table) throws SQLException {
        waiting += RowSize.of(added);
        if (waiting >= MOST_WAITING) {
            table.flush();
            waiting = 0;
        }
    }

    private @Nullable IndexedRecord next(@Nullable IndexedRecord reuse) {
        try {
            if (reader.hasNext()) {
                return reader.next(reuse);
            }
        } catch (IOException | RuntimeException e) {
            throw new CorruptDataException("Cannot read " + name + " after row " + row + ": " + reason(e), REWRITE, e);
        }
        requireEnd();
        return null;
    }

    // INVARIANT: no row is missing. Avro takes a block that was cut short for the end of the file.
    private void requireEnd() {
        long end = reader.previousSync();
        if (end != bytes) {
            throw new CorruptDataException(
                    "Cannot read " + name + " after row " + row + ": no whole block follows byte " + end
                            + ", the file has " + bytes,
                    REWRITE);
        }
    }

    private void appendValues(IndexedRecord record, DuckDBAppender table) {
        try {
            for (int i = 0; i < types.size(); i++) {
                types.get(i).append(table, types.get(i).read(record.get(i)));
            }
        } catch (SQLException | RuntimeException e) {
            throw new BadRowsException(
                    "Cannot take row " + row + " of " + name + ": " + e.getMessage(),
                    "Correct the value, or write the file without the field's logical type.",
                    e);
        }
    }

    // Avro wraps what its streams throw and repeats only the class.
    private static String reason(Exception e) {
        Throwable cause = e instanceof AvroRuntimeException ? e.getCause() : null;
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }

    @Override
    public void close() {
        close(name, reader);
    }

    private static void close(String name, DataFileReader<IndexedRecord> reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new AccessException("Cannot close " + name + ": " + e.getMessage(), "Check the disk.", e);
        }
    }
}
