package io.slipway.batch.sort.order;

import io.slipway.batch.sort.page.RowBytes;
import io.slipway.batch.sort.page.RowLayout;
import java.nio.ByteBuffer;

/** Compares rows in pages, by their addresses: keys as unsigned bytes; for rows of one key, what decides which stays. */
final class RowOrder {
    static final RowOrder NOTHING = new RowOrder(new ByteBuffer[0]);

    private final ByteBuffer[] chunks;

    RowOrder(ByteBuffer[] chunks) {
        this.chunks = chunks;
    }

    ByteBuffer chunk(long address) {
        return chunks[(int) (address >>> 32)];
    }

    static int keyAt(long address) {
        return (int) address + RowLayout.HEADER_BYTES;
    }

    int keyLength(long address) {
        return RowLayout.keyLength(chunk(address), (int) address);
    }

    int compareKeys(long left, long right) {
        return RowBytes.compare(
                chunk(left), keyAt(left), keyLength(left), chunk(right), keyAt(right), keyLength(right));
    }

    /** How many bytes from {@code from} on the two keys have in common, {@code most} at most; both reach to {@code from}. */
    int commonKeyBytes(long left, long right, int from, int most) {
        int length = Math.min(most, Math.min(keyLength(left), keyLength(right)) - from);
        int mismatch = RowBytes.mismatch(chunk(left), keyAt(left) + from, chunk(right), keyAt(right) + from, length);
        return mismatch < 0 ? length : mismatch;
    }

    /** Eight bytes of the key from {@code depth} on as an unsigned number, zeros behind its end. */
    long prefix(long address, int depth) {
        return RowBytes.prefix(chunk(address), keyAt(address) + depth, keyLength(address) - depth);
    }

    /** The byte of the key at {@code first} and the seven from {@code rest} on, as {@link #prefix(long, int)} does. */
    long prefix(long address, int first, int rest) {
        long head = chunk(address).get(keyAt(address) + first);
        return head << (Long.SIZE - Byte.SIZE) | prefix(address, rest) >>> Byte.SIZE;
    }

    /** Orders rows of one key: by rank, then by value. */
    int compareWorth(long left, long right) {
        return RowBytes.compareWorth(chunk(left), (int) left, chunk(right), (int) right);
    }
}
