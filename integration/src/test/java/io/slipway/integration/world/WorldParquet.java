package io.slipway.integration.world;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes Parquet files for builds to read. */
public final class WorldParquet {
    private static final String COLUMNS = "country VARCHAR, city VARCHAR, day DATE, serial BIGINT, tag VARCHAR, "
            + "title VARCHAR, note VARCHAR, amount DECIMAL(18,4), score DOUBLE, visits INTEGER, open BOOLEAN, "
            + "seen TIMESTAMP";

    private WorldParquet() {}

    /** Writes rows to a file, in no helpful order. */
    public static void write(WorldRows rows, Path file) throws SQLException {
        try (DuckDBConnection connection = connect()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE world (" + COLUMNS + ")");
            }
            try (DuckDBAppender appender = connection.createAppender("world")) {
                for (int number = 0; number < rows.count(); number++) {
                    append(rows.row(number), appender);
                }
            }
            copy(connection, "SELECT * FROM world", file);
        }
    }

    /** Writes the result of a query. */
    public static void write(String select, Path file) throws SQLException {
        try (DuckDBConnection connection = connect()) {
            copy(connection, select, file);
        }
    }

    private static void append(WorldRow row, DuckDBAppender to) throws SQLException {
        to.beginRow();
        to.append(row.country()).append(row.city()).append(row.day());
        to.append(row.serial()).append(row.tag()).append(row.title());
        to.append(row.note()).append(row.amount()).append(row.score());
        to.append(row.visits()).append(row.open()).append(row.seen());
        to.endRow();
    }

    private static DuckDBConnection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    }

    private static void copy(DuckDBConnection connection, String select, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
        }
    }
}
