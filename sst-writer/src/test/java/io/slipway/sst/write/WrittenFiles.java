package io.slipway.sst.write;

import io.slipway.schemas.sharding.Sharding;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.read.SstScanner;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Writes rows into files and reads them back, for tests. */
public final class WrittenFiles {
    private WrittenFiles() {}

    /** The files of all rows, shard after shard. */
    public static List<SstFile> write(SeededRows rows, Path directory, Sharding sharding) {
        return write(rows, directory, sharding, FileLimits.STANDARD);
    }

    static List<SstFile> write(SeededRows rows, Path directory, Sharding sharding, FileLimits limits) {
        List<SstFile> files = new ArrayList<>();
        for (int shard = 0; shard < sharding.shards(); shard++) {
            files.addAll(write(rows.in(sharding.range(shard)), directory, sharding.range(shard), limits));
        }
        return files;
    }

    /** The files of these rows, in one shard. */
    public static List<SstFile> write(NavigableMap<byte[], byte[]> rows, Path directory) {
        return write(rows, directory, SlotRange.ALL, FileLimits.STANDARD);
    }

    static List<SstFile> write(NavigableMap<byte[], byte[]> rows, Path directory, SlotRange shard, FileLimits limits) {
        return write(SstProfile.STANDARD, rows, directory, shard, limits);
    }

    static List<SstFile> write(
            SstProfile profile, NavigableMap<byte[], byte[]> rows, Path directory, SlotRange shard, FileLimits limits) {
        List<SstFile> files = new ArrayList<>();
        new ShardWriter(profile, directory, shard, SeededRows.measure(rows), limits)
                .write(SeededRows.sorted(rows), files::add);
        return files;
    }

    /** All rows of some files. */
    public static NavigableMap<byte[], byte[]> read(List<SstFile> files) {
        NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
        for (SstFile file : files) {
            try (SstScanner scanner = SstScanner.open(SstProfile.STANDARD, file.path())) {
                while (scanner.next()) {
                    rows.put(bytes(scanner.key()), bytes(scanner.value()));
                }
            }
        }
        return rows;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }
}
