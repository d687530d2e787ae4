package io.slipway.serving.open;

import io.slipway.sst.profile.SstProfile;
import java.util.EnumSet;
import org.rocksdb.Cache;
import org.rocksdb.HistogramType;
import org.rocksdb.HyperClockCache;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;

/**
 * What all open versions of a process share: one block cache, and RocksDB's default Env with its threads. Thread-safe. Closed
 * by the one who made it, after the last reader.
 */
public final class RocksDbMemory implements AutoCloseable {
    static {
        RocksDB.loadLibrary();
    }

    private static final int SHARD_BITS = 6;

    private final Cache cache;
    private final Statistics statistics;

    /** A cache of {@code bytes} for the blocks of all versions. */
    public RocksDbMemory(long bytes) {
        cache = new HyperClockCache(bytes, SstProfile.STANDARD.blockBytes(), SHARD_BITS, false);
        // Without histograms RocksDB looks at no clock.
        statistics = new Statistics(EnumSet.allOf(HistogramType.class));
    }

    /** How many bytes the cache holds. */
    public long cachedBytes() {
        return cache.getUsage();
    }

    /** How many blocks were read from the disk so far, because the cache did not have them. */
    public long misses() {
        // A read-only database of one level counts neither hits nor misses, but it proves each block that it reads.
        return statistics.getTickerCount(TickerType.BLOCK_CHECKSUM_COMPUTE_COUNT);
    }

    /** Options to read with; index and filter of every file stay in memory as long as it is open. Closed by the caller. */
    Options resident(SstProfile profile) {
        return options(profile, false);
    }

    /** Options to read with; index and filter share the cache with the rows. Closed by the caller. */
    Options evictable(SstProfile profile) {
        return options(profile, true);
    }

    private Options options(SstProfile profile, boolean indexInCache) {
        Options options = profile.options();
        profile.configure(options, table -> table.setBlockCache(cache).setCacheIndexAndFilterBlocks(indexInCache));
        return options.setStatistics(statistics)
                .setInfoLogLevel(InfoLogLevel.FATAL_LEVEL)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setMaxOpenFiles(-1);
    }

    @Override
    public void close() {
        statistics.close();
        cache.close();
    }
}
