package io.slipway.kafka.publish;

import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.checksum.RowHasher;
import io.slipway.sst.write.SortedRows;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Rows of one shard from a seed, in ascending order of their keys. Their slots are made up. */
final class SeededShard implements SortedRows {
    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();
    private int at = -1;

    SeededShard(int shard, int rows) {
        SplittableRandom random = new SplittableRandom(shard);
        for (int row = 0; row < rows; row++) {
            String key = "s" + (char) shard + "key-" + (1_000_000 + row);
            keys.add(key.getBytes(StandardCharsets.ISO_8859_1));
            byte[] value = new byte[random.nextInt(200)];
            random.nextBytes(value);
            values.add(value);
        }
    }

    List<byte[]> keysWithoutSlot() {
        return keys.stream()
                .map(key -> java.util.Arrays.copyOfRange(key, 2, key.length))
                .toList();
    }

    List<byte[]> values() {
        return values;
    }

    RowChecksum checksum() {
        RowHasher hasher = new RowHasher();
        for (int row = 0; row < keys.size(); row++) {
            hasher.add(ByteBuffer.wrap(keys.get(row)), ByteBuffer.wrap(values.get(row)));
        }
        return hasher.checksum();
    }

    @Override
    public boolean next() {
        return ++at < keys.size();
    }

    @Override
    public ByteBuffer key() {
        return direct(keys.get(at));
    }

    @Override
    public ByteBuffer value() {
        return direct(values.get(at));
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
