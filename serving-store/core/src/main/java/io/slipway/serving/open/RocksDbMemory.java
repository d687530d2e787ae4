package io.slipway.serving.open;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ChecksumType;
import org.rocksdb.HyperClockCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/**
 * What all open versions of a process share: one block cache, and RocksDB's default Env with its threads. Thread-safe. Closed
 * by the one who made it, after the last reader.
 */
public final class RocksDbMemory implements AutoCloseable {
    static {
        RocksDB.loadLibrary();
    }

    private static final long BLOCK_BYTES = 4 * 1024;
    private static final int SHARD_BITS = 6;
    private static final double FILTER_BITS = 10;

    private final Cache cache;
    private final BloomFilter filter = new BloomFilter(FILTER_BITS);

    /** A cache of {@code bytes} for the blocks of all versions. */
    public RocksDbMemory(long bytes) {
        cache = new HyperClockCache(bytes, BLOCK_BYTES, SHARD_BITS, false);
    }

    /** How many bytes the cache holds. */
    public long cachedBytes() {
        return cache.getUsage();
    }

    /**
     * Options to read with; closed by the caller.
     *
     * @param pinned whether index and filter of every file stay in memory, or share the cache with the rows
     */
    Options options(boolean pinned) {
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setChecksumType(ChecksumType.kCRC32c)
                // Without a policy the filters in the files would not be used.
                .setFilterPolicy(filter)
                .setBlockCache(cache)
                .setCacheIndexAndFilterBlocks(!pinned);
        return new Options()
                .setTableFormatConfig(table)
                .setInfoLogLevel(org.rocksdb.InfoLogLevel.FATAL_LEVEL)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setMaxOpenFiles(-1);
    }

    @Override
    public void close() {
        filter.close();
        cache.close();
    }
}
