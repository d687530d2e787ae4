package io.slipway.benchmarks.serve;

import io.slipway.schemas.sharding.Slots;
import io.slipway.serving.open.ReadOrder;
import io.slipway.serving.open.RocksDbFolder;
import io.slipway.serving.open.RocksDbMemory;
import io.slipway.serving.open.VersionReader;
import io.slipway.sst.profile.SstProfile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * Random look-ups of one thread over the same files, in turn by our reader and by RocksDB's own JNI get, everything in
 * cache. A process of its own; prints a line {@code <ours> <peer>} in nanoseconds a look-up for each pair. Arguments: folder
 * with SST files, folder to work in, rows, pairs.
 */
public final class LookUpsInProcess {
    private static final long CACHE_BYTES = 3L << 30;
    private static final int LOOKUPS = 1_000_000;

    private final int rows;
    private final ByteBuffer key = ByteBuffer.allocateDirect(64);
    private final ByteBuffer value = ByteBuffer.allocateDirect(4096);

    private LookUpsInProcess(int rows) {
        this.rows = rows;
    }

    /** One look-up of the key that stands in a buffer. */
    @FunctionalInterface
    private interface Get {
        int get(ByteBuffer key, ByteBuffer value) throws RocksDBException;
    }

    public static void main(String[] args) throws Exception {
        List<Path> files = sstFiles(Path.of(args[0]));
        Path work = Path.of(args[1]);
        int rows = Integer.parseInt(args[2]);
        RocksDB.loadLibrary();
        Path ours = Files.createDirectories(work.resolve("ours"));
        Path peers = Files.createDirectories(work.resolve("peers"));
        try (RocksDbMemory memory = new RocksDbMemory(CACHE_BYTES);
                LRUCache cache = new LRUCache(CACHE_BYTES);
                Options options = new Options();
                ReadOptions reading = new ReadOptions()) {
            RocksDbFolder folder = new RocksDbFolder(memory);
            folder.make(SstProfile.STANDARD, files, ours);
            folder.make(SstProfile.STANDARD, files, peers);
            SstProfile.STANDARD.configure(options, (BlockBasedTableConfig table) -> table.setBlockCache(cache));
            try (VersionReader reader = folder.open(new ReadOrder("kv@1", SstProfile.STANDARD, ours, rows, () -> {}));
                    RocksDB plain = RocksDB.openReadOnly(
                            options, peers.resolve("rocksdb").toString())) {
                measure(
                        new LookUpsInProcess(rows),
                        Integer.parseInt(args[3]),
                        reader::get,
                        (k, v) -> plain.get(reading, k, v));
            }
        }
    }

    private static void measure(LookUpsInProcess lookUps, int pairs, Get ours, Get peer) throws RocksDBException {
        lookUps.readAll(ours);
        lookUps.readAll(peer);
        lookUps.nanos(ours, 0);
        lookUps.nanos(peer, 0);
        for (int pair = 1; pair <= pairs; pair++) {
            System.out.printf(Locale.ROOT, "%.1f %.1f%n", lookUps.nanos(ours, pair), lookUps.nanos(peer, pair));
        }
    }

    private static List<Path> sstFiles(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(".sst")).toList();
        }
    }

    /** Brings every block into the cache. */
    private void readAll(Get get) throws RocksDBException {
        for (int row = 0; row < rows; row++) {
            require(get, row);
        }
    }

    private double nanos(Get get, int seed) throws RocksDBException {
        SplittableRandom random = new SplittableRandom(seed);
        long start = System.nanoTime();
        for (int i = 0; i < LOOKUPS; i++) {
            require(get, random.nextInt(rows));
        }
        return (System.nanoTime() - start) / (double) LOOKUPS;
    }

    private void require(Get get, int row) throws RocksDBException {
        putKey(row);
        value.clear();
        if (get.get(key, value) != 100) {
            throw new IllegalStateException("row " + row + " is not what was built");
        }
    }

    private void putKey(int row) {
        byte[] text = "key:000000000000".getBytes(StandardCharsets.US_ASCII);
        for (int digit = 15, rest = row; rest > 0; digit--, rest /= 10) {
            text[digit] = (byte) ('0' + rest % 10);
        }
        key.clear();
        key.putShort((short) Slots.slotOf(text, 0, text.length)).put(text).flip();
    }
}
