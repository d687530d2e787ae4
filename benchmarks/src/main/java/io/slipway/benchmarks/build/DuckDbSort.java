package io.slipway.benchmarks.build;

import io.slipway.benchmarks.lab.Command;
import io.slipway.benchmarks.lab.Lab;
import io.slipway.benchmarks.lab.Peak;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** The peer of a build, as a process of its own: DuckDB sorts the rows by key into one Parquet file under LZ4. */
public final class DuckDbSort {
    private DuckDbSort() {}

    static double seconds(Lab lab, Path parquet, String memory, Peak peak) throws Exception {
        Path sorted = lab.folder().resolve("sorted.parquet");
        double seconds = Command.seconds(
                lab.folder().resolve("sort.log"),
                lab.java("512m", DuckDbSort.class, parquet.toString(), sorted.toString(), memory),
                peak);
        Files.delete(sorted);
        return seconds;
    }

    /** Arguments: input file, output file, memory limit. */
    public static void main(String[] args) throws Exception {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET memory_limit = '" + args[2] + "'");
            statement.execute("COPY (SELECT * FROM '" + args[0] + "' ORDER BY id) TO '" + args[1]
                    + "' (FORMAT parquet, COMPRESSION lz4_raw)");
        }
        // The files of a build are durable when it ends, so this one has to be too.
        try (FileChannel sorted = FileChannel.open(Path.of(args[1]), StandardOpenOption.WRITE)) {
            sorted.force(true);
        }
    }
}
