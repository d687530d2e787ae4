package io.slipway.benchmarks.lab;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Rows made by DuckDB, the same on every machine, in no useful order. */
public final class GeneratedRows {
    /** A 16-byte key and a 100-byte value of which half compresses. */
    private static final String KEY_AND_VALUE = "SELECT format('key:{:012d}', i) AS id, md5(i::VARCHAR)"
            + " || substr(md5((i + 1)::VARCHAR), 1, 18) || repeat('x', 50) AS value FROM rows";

    /** A key and four columns of the kinds that features have. */
    private static final String FEATURES =
            "SELECT format('key:{:012d}', i) AS id, (hash(i) % 100000)::INTEGER AS clicks,"
                    + " (hash(i + 1) % 1000000) / 1000.0::DOUBLE AS score, substr(md5(i::VARCHAR), 1, 20) AS name,"
                    + " (i % 2 = 0) AS active FROM rows";

    private GeneratedRows() {}

    /** The key of a row. */
    public static String key(int number) {
        return String.format(Locale.ROOT, "key:%012d", number);
    }

    public static void keyAndValue(Path parquet, int rows) throws SQLException {
        write(parquet, rows, KEY_AND_VALUE);
    }

    public static void features(Path parquet, int rows) throws SQLException {
        write(parquet, rows, FEATURES);
    }

    private static void write(Path parquet, int rows, String select) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute(String.format(
                    Locale.ROOT,
                    "COPY (WITH rows AS (SELECT (range * 7919) %% %d AS i FROM range(%d)) %s) TO '%s' (FORMAT parquet)",
                    rows,
                    rows,
                    select,
                    parquet));
        }
    }
}
