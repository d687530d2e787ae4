package io.slipway.batch.embedded;

import io.slipway.batch.embedded.avro.AvroFile;
import io.slipway.batch.embedded.type.SqlText;
import io.slipway.batch.source.InputFile;
import io.slipway.batch.source.InputFiles;
import io.slipway.schemas.failure.IncompatibleException;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Copies an input of Avro files into a table of the engine, which keeps to the engine's memory and goes to disk beyond. */
final class AvroTable {
    private final DuckSession session;
    private final InputFiles input;

    AvroTable(DuckSession session, InputFiles input) {
        this.session = session;
        this.input = input;
    }

    /**
     * Copies the rows of all files.
     *
     * @param mostRows how many at most
     */
    void copy(long mostRows) {
        List<String> columns = columns(input.files().get(0));
        String what = "the input '" + input.name() + "'";
        session.run("CREATE TABLE " + SqlText.identifier(input.name()) + " (" + String.join(", ", columns) + ")", what);
        try (DuckDBAppender table =
                session.connection().createAppender(DuckDBConnection.DEFAULT_SCHEMA, input.name())) {
            append(columns, table, mostRows);
            // INVARIANT: close swallows what the last flush fails with, so it must find nothing to flush.
            table.flush();
        } catch (SQLException e) {
            throw DuckFailure.of(e, what);
        }
    }

    private void append(List<String> columns, DuckDBAppender table, long mostRows) throws SQLException {
        long left = mostRows;
        for (InputFile file : input.files()) {
            try (AvroFile avro = AvroFile.open(file.uri(), file.path())) {
                requireSame(columns, avro.columns(), file);
                left -= avro.appendTo(table, left);
            }
        }
    }

    private static List<String> columns(InputFile file) {
        try (AvroFile avro = AvroFile.open(file.uri(), file.path())) {
            return avro.columns();
        }
    }

    private void requireSame(List<String> expected, List<String> actual, InputFile file) {
        if (!actual.equals(expected)) {
            throw new IncompatibleException(
                    "Cannot read the input '" + input.name() + "': " + file.uri() + " has other columns than "
                            + input.files().get(0).uri() + ", expected=" + expected + " actual=" + actual,
                    "Write all files of an input with one schema, or make two inputs of them and UNION them in derive.");
        }
    }
}
