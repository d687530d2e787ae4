package io.slipway.sst.profile;

import io.slipway.schemas.failure.IncompatibleException;
import java.util.Arrays;
import java.util.Properties;
import java.util.function.Consumer;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ChecksumType;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.IndexShorteningMode;
import org.rocksdb.IndexType;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/**
 * A named set of table options, the same for whoever writes and whoever reads a file. The figures are those of ADR 13 and 17;
 * a change of any of them is a new profile with a new name.
 */
public enum SstProfile {
    /** Blocks of 8 KiB under LZ4 with CRC32C, 10 Bloom bits a key. */
    LZ4_1("lz4-1", ChecksumType.kCRC32c, 8 * 1024, 10.0),

    /** The same with XXH3: RocksDB's CRC32C for any processor costs more than LZ4 does. */
    LZ4_2("lz4-2", ChecksumType.kXXH3, 8 * 1024, 10.0);

    /** What new files are written with. */
    public static final SstProfile STANDARD = LZ4_2;

    // With 6 or 7 every block checksum has a random context, and equal rows would not give equal bytes.
    private static final int FORMAT_VERSION = 5;
    private static final int RESTART_INTERVAL = 16;
    private static final int SIZE_DEVIATION = 10;
    private static final String HOST = "slipway";

    static {
        RocksDB.loadLibrary();
    }

    private final String text;
    private final ChecksumType checksum;
    private final int blockBytes;
    private final double filterBits;

    SstProfile(String text, ChecksumType checksum, int blockBytes, double filterBits) {
        this.text = text;
        this.checksum = checksum;
        this.blockBytes = blockBytes;
        this.filterBits = filterBits;
    }

    /**
     * The profile that a manifest names.
     *
     * @throws IncompatibleException if this program does not know it
     */
    public static SstProfile named(String text) {
        return Arrays.stream(values())
                .filter(profile -> profile.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IncompatibleException(
                        "Cannot read SST files: their profile is unknown, expected=" + Arrays.toString(values())
                                + " actual=" + text,
                        "Read them with the version of Slipway that wrote them, or a later one."));
    }

    /** The version of the library that writes and reads files here; the bytes of new files may change with it. */
    public static String rocksDbVersion() {
        return RocksDB.rocksdbVersion().toString();
    }

    /** The length of a data block before compression; a row longer than that has a block of its own. */
    public int blockBytes() {
        return blockBytes;
    }

    /** New options to write a file with or to read one as it is; closed by the caller. */
    public Options options() {
        try (DBOptions database = withPinnedHost();
                ColumnFamilyOptions columns = new ColumnFamilyOptions()) {
            Options options = new Options(database, columns);
            configure(options, table -> {});
            return options;
        }
    }

    /**
     * Sets the table format on options.
     *
     * @param reading what only a reader chooses (its cache), done to the table before it is set
     */
    public void configure(Options options, Consumer<BlockBasedTableConfig> reading) {
        // A reader without this filter policy would not use the filters in the files.
        try (BloomFilter filter = new BloomFilter(filterBits)) {
            BlockBasedTableConfig table = pinned().setFilterPolicy(filter);
            reading.accept(table);
            options.setTableFormatConfig(table).setCompressionType(CompressionType.LZ4_COMPRESSION);
        }
    }

    // Every option that shows in the bytes is named here, so that no new default of the library changes them.
    private BlockBasedTableConfig pinned() {
        return new BlockBasedTableConfig()
                .setFormatVersion(FORMAT_VERSION)
                .setChecksumType(checksum)
                .setBlockSize(blockBytes)
                .setBlockSizeDeviation(SIZE_DEVIATION)
                .setBlockRestartInterval(RESTART_INTERVAL)
                .setIndexBlockRestartInterval(1)
                .setUseDeltaEncoding(true)
                .setSeparateKeyValueInDataBlock(false)
                .setDataBlockIndexType(DataBlockIndexType.kDataBlockBinarySearch)
                .setIndexType(IndexType.kBinarySearch)
                .setIndexShortening(IndexShorteningMode.kShortenSeparators)
                .setEnableIndexCompression(true)
                .setWholeKeyFiltering(true)
                .setPartitionFilters(false)
                .setBlockAlign(false)
                // If true, the length of a filter depends on what the process's allocator rounds up to.
                .setOptimizeFiltersForMemory(false);
    }

    // The host stands in the properties of every file.
    private static DBOptions withPinnedHost() {
        Properties pinned = new Properties();
        pinned.setProperty("db_host_id", HOST);
        return DBOptions.getDBOptionsFromProps(pinned);
    }

    /** The name as a manifest has it. */
    @Override
    public String toString() {
        return text;
    }
}
