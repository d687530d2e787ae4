package io.slipway.sst.write;

import io.slipway.schemas.sharding.SlotRange;
import io.slipway.schemas.sharding.Slots;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Rows that follow from a seed, by SST key: text keys in their slots, values of random length that compress by half. */
public final class SeededRows {
    private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);

    private SeededRows() {}

    /** {@code count} rows over all slots, values of up to {@code maxValue} bytes. */
    public static SeededRows of(long seed, int count, int maxValue) {
        SplittableRandom random = new SplittableRandom(seed);
        SeededRows made = new SeededRows();
        while (made.rows.size() < count) {
            made.rows.put(key("user-" + random.nextLong(1L << 40)), value(random, maxValue));
        }
        return made;
    }

    /** The SST key of a text. */
    public static byte[] key(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int slot = Slots.slotOf(bytes, 0, bytes.length);
        return ByteBuffer.allocate(2 + bytes.length)
                .putShort((short) slot)
                .put(bytes)
                .array();
    }

    private static byte[] value(SplittableRandom random, int maxValue) {
        byte[] value = new byte[random.nextInt(maxValue + 1)];
        byte[] half = new byte[value.length / 2];
        random.nextBytes(half);
        System.arraycopy(half, 0, value, 0, half.length);
        return value;
    }

    /** The same rows and one more. */
    public SeededRows with(byte[] key, byte[] value) {
        SeededRows more = new SeededRows();
        more.rows.putAll(rows);
        more.rows.put(key, value);
        return more;
    }

    /** The rows of a shard, to be changed by the caller if it wants to. */
    public NavigableMap<byte[], byte[]> in(SlotRange shard) {
        NavigableMap<byte[], byte[]> found = new TreeMap<>(Arrays::compareUnsigned);
        rows.forEach((key, value) -> {
            if (shard.contains(slot(key))) {
                found.put(key, value);
            }
        });
        return found;
    }

    public NavigableMap<byte[], byte[]> all() {
        return in(SlotRange.ALL);
    }

    /** Keys and values of each slot group. */
    public static long[] measure(Map<byte[], byte[]> rows) {
        long[] bytes = new long[Slots.GROUPS];
        rows.forEach((key, value) -> bytes[Slots.groupOf(slot(key))] += key.length + value.length);
        return bytes;
    }

    /** Rows as text, to be compared. */
    public static List<String> lines(NavigableMap<byte[], byte[]> rows) {
        HexFormat hex = HexFormat.of();
        return rows.entrySet().stream()
                .map(row -> hex.formatHex(row.getKey()) + "=" + hex.formatHex(row.getValue()))
                .toList();
    }

    private static int slot(byte[] key) {
        return ByteBuffer.wrap(key).getShort() & 0xFFFF;
    }

    /** Rows in direct buffers. */
    public static SortedRows sorted(NavigableMap<byte[], byte[]> rows) {
        var left = rows.entrySet().iterator();
        return new SortedRows() {
            private ByteBuffer key = ByteBuffer.allocateDirect(0);
            private ByteBuffer value = ByteBuffer.allocateDirect(0);

            @Override
            public boolean next() {
                if (!left.hasNext()) {
                    return false;
                }
                Map.Entry<byte[], byte[]> row = left.next();
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
        };
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
