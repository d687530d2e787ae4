package io.slipway.benchmarks.build;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The peer of a build, as a process of its own: DuckDB sorts the rows by key into one Parquet file. */
public final class DuckDbSort {
    private DuckDbSort() {}

    /** Arguments: input file, output file, memory limit. */
    public static void main(String[] args) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET memory_limit = '" + args[2] + "'");
            statement.execute("COPY (SELECT * FROM '" + args[0] + "' ORDER BY id) TO '" + args[1]
                    + "' (FORMAT parquet, COMPRESSION lz4_raw)");
        }
    }
}
