package io.slipway.serving;

import io.slipway.schemas.key.KeyCodec;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.schemas.sharding.Slots;
import io.slipway.schemas.text.ByteSink;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.write.ShardWriter;
import io.slipway.sst.write.SortedRows;
import io.slipway.sst.write.SstFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows of a raw dataset, encoded and in the order of their SST keys. */
final class RawRows implements SortedRows {
    private final Iterator<Map.Entry<byte[], byte[]>> rows;
    private ByteBuffer key = ByteBuffer.allocateDirect(0);
    private ByteBuffer value = ByteBuffer.allocateDirect(0);

    private RawRows(SortedMap<byte[], byte[]> rows) {
        this.rows = rows.entrySet().iterator();
    }

    /** The SST key of a partition text. */
    static byte[] key(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteSink sink = new ByteSink();
        new KeyCodec(Shipyard.schema().key()).encodePartition(bytes, 0, bytes.length, sink);
        return Arrays.copyOf(sink.array(), sink.length());
    }

    /** Writes rows as the files of so many shards into a new folder. */
    static List<SstFile> write(Map<String, String> rows, int shards, Path folder) {
        List<SstFile> files = new ArrayList<>();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Sharding sharding = new Sharding(shards);
        List<NavigableMap<byte[], byte[]>> byShard = byShard(rows, shards);
        for (int shard = 0; shard < shards; shard++) {
            writeShard(byShard.get(shard), sharding.range(shard), folder, files);
        }
        return files;
    }

    /** The rows of each of so many shards, by SST key. */
    static List<NavigableMap<byte[], byte[]>> byShard(Map<String, String> rows, int shards) {
        Sharding sharding = new Sharding(shards);
        List<NavigableMap<byte[], byte[]>> byShard = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            byShard.add(new TreeMap<>(Arrays::compareUnsigned));
        }
        rows.forEach((text, value) -> {
            byte[] key = key(text);
            byShard.get(sharding.shardOf(slot(key))).put(key, value.getBytes(StandardCharsets.UTF_8));
        });
        return byShard;
    }

    private static int slot(byte[] key) {
        return ByteBuffer.wrap(key).getShort() & 0xFFFF;
    }

    private static void writeShard(SortedMap<byte[], byte[]> rows, SlotRange range, Path folder, List<SstFile> files) {
        long[] bytes = new long[Slots.GROUPS];
        rows.forEach((key, value) -> bytes[Slots.groupOf(slot(key))] += key.length + value.length);
        new ShardWriter(SstProfile.STANDARD, folder, range, bytes).write(new RawRows(rows), files::add);
    }

    @Override
    public boolean next() {
        if (!rows.hasNext()) {
            return false;
        }
        Map.Entry<byte[], byte[]> row = rows.next();
        key = direct(row.getKey());
        value = direct(row.getValue());
        return true;
    }

    @Override
    public ByteBuffer key() {
        return key;
    }

    @Override
    public ByteBuffer value() {
        return value;
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
