package io.slipway.benchmarks.spark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.EnvOptions;
import org.rocksdb.Options;
import org.rocksdb.SstFileWriter;

/**
 * What people write by hand: Spark shuffles and sorts the rows, each task writes one SST file. Arguments: input Parquet
 * file with columns id and value, output folder.
 */
public final class SparkSstJob {
    private static final int SHARDS = 16;

    private SparkSstJob() {}

    public static void main(String[] args) throws Exception {
        String output = Files.createDirectories(Path.of(args[1])).toString();
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("sst")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.adaptive.enabled", "false")
                .getOrCreate()) {
            spark.read()
                    .parquet(args[0])
                    .repartition(SHARDS, functions.col("id"))
                    .sortWithinPartitions("id")
                    .foreachPartition((ForeachPartitionFunction<Row>) rows -> write(rows, output));
        }
    }

    private static void write(Iterator<Row> rows, String output) throws Exception {
        if (!rows.hasNext()) {
            return;
        }
        try (Options options = new Options()
                        .setCompressionType(CompressionType.LZ4_COMPRESSION)
                        .setTableFormatConfig(new BlockBasedTableConfig().setFilterPolicy(new BloomFilter(10)));
                EnvOptions environment = new EnvOptions();
                SstFileWriter writer = new SstFileWriter(environment, options)) {
            writer.open(Path.of(output, TaskContext.getPartitionId() + ".sst").toString());
            while (rows.hasNext()) {
                Row row = rows.next();
                writer.put(
                        row.getString(0).getBytes(StandardCharsets.UTF_8),
                        row.getString(1).getBytes(StandardCharsets.UTF_8));
            }
            writer.finish();
        }
    }
}
