package io.slipway.batch.check;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** One key, or the beginning of keys, that must be there. Ordered by bytes. Found by the one thread that has its shard. */
final class WantedKey implements Comparable<WantedKey> {
    private final String text;
    private final byte[] bytes;
    private final boolean whole;
    private volatile boolean found;

    private WantedKey(String text, byte[] bytes, boolean whole) {
        this.text = text;
        this.bytes = bytes;
        this.whole = whole;
    }

    static WantedKey whole(String text, byte[] key) {
        return new WantedKey(text, key, true);
    }

    static WantedKey beginning(String text, byte[] beginning) {
        return new WantedKey(text, beginning, false);
    }

    String text() {
        return text;
    }

    int slot() {
        return ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    }

    boolean isFound() {
        return found;
    }

    /**
     * Compares with a key from position to limit, and notes if it is the one.
     *
     * @return whether the key comes before this one, so that this one may still come
     */
    boolean isAfter(ByteBuffer key) {
        int at = key.position();
        int common = Math.min(key.remaining(), bytes.length);
        for (int i = 0; i < common; i++) {
            int order = Byte.compareUnsigned(key.get(at + i), bytes[i]);
            if (order != 0) {
                return order < 0;
            }
        }
        if (key.remaining() < bytes.length) {
            return true;
        }
        found = found || !whole || key.remaining() == bytes.length;
        return false;
    }

    @Override
    public int compareTo(WantedKey other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WantedKey key && Arrays.equals(bytes, key.bytes) && whole == key.whole;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
