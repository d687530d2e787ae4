package io.slipway.serving.open;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ChecksumType;
import org.rocksdb.CompressionType;
import org.rocksdb.EnvOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileWriter;

/** Rows of every shape in the order of their SST keys, and the SST files that hold them. */
final class SortedTestRows {
    private static final int LONGEST_KEY = 300;

    private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);

    /** Rows with keys that share prefixes, keys that are prefixes of others, values of nothing and of many bytes. */
    static SortedTestRows random(RandomGenerator random, int count) {
        SortedTestRows rows = new SortedTestRows();
        while (rows.rows.size() < count) {
            rows.rows.put(rows.key(random), value(random));
        }
        return rows;
    }

    NavigableMap<byte[], byte[]> byKey() {
        return rows;
    }

    /** A key that is among the rows or near one of them. */
    byte[] near(RandomGenerator random) {
        byte[] probe = new byte[3];
        random.nextBytes(probe);
        probe[0] &= 63;
        byte[] found = rows.ceilingKey(probe);
        byte[] key = (found == null ? rows.lastKey() : found).clone();
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(key, key.length + 1);
            case 1 -> Arrays.copyOf(key, key.length - 1);
            case 2 -> {
                key[key.length - 1] ^= (byte) (1 << random.nextInt(8));
                yield key;
            }
            default -> key;
        };
    }

    /** Writes the rows into files of at most {@code rowsPerFile}, in the way of the format profile. */
    List<Path> write(Path folder, int rowsPerFile, CompressionType compression) {
        List<Path> files = new ArrayList<>();
        List<byte[]> keys = List.copyOf(rows.keySet());
        for (int from = 0; from < keys.size(); from += rowsPerFile) {
            Path file = folder.resolve(String.format(Locale.ROOT, "%03d-000.sst", files.size()));
            write(file, keys.subList(from, Math.min(keys.size(), from + rowsPerFile)), compression);
            files.add(file);
        }
        return files;
    }

    private void write(Path file, List<byte[]> keys, CompressionType compression) {
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setFormatVersion(5)
                .setChecksumType(ChecksumType.kCRC32c)
                .setFilterPolicy(new BloomFilter(10));
        try (Options options = new Options().setTableFormatConfig(table).setCompressionType(compression);
                EnvOptions environment = new EnvOptions();
                SstFileWriter writer = new SstFileWriter(environment, options)) {
            writer.open(file.toString());
            for (byte[] key : keys) {
                writer.put(key, rows.get(key));
            }
            writer.finish();
        } catch (RocksDBException e) {
            throw new UncheckedIOException(new IOException("Cannot write " + file, e));
        }
    }

    private byte[] key(RandomGenerator random) {
        if (!rows.isEmpty() && random.nextInt(3) > 0) {
            byte[] other = near(random);
            byte[] longer = Arrays.copyOf(other, Math.min(LONGEST_KEY, other.length + 1 + random.nextInt(9)));
            longer[longer.length - 1] = (byte) random.nextInt(256);
            return longer;
        }
        byte[] key = new byte[3 + random.nextInt(40)];
        random.nextBytes(key);
        key[0] &= 63;
        return key;
    }

    private static byte[] value(RandomGenerator random) {
        int length =
                switch (random.nextInt(20)) {
                    case 0 -> 0;
                    case 1 -> random.nextInt(20_000);
                    default -> random.nextInt(200);
                };
        byte[] value = new byte[length];
        random.nextBytes(value);
        Arrays.fill(value, length / 2, length, (byte) 'a');
        return value;
    }

    static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }
}
