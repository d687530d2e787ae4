package io.slipway.serving.answer;

import io.slipway.schemas.text.ByteSink;
import io.slipway.serving.open.Cursor;
import io.slipway.serving.open.VersionReader;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The rows of one partition key between two bounds, in the order of their sort bytes or against it.
 *
 * <p>A bound is a sort text, whole or its first columns; it is compared with as many columns of each row. In this order:
 * {@link #begin}, {@link #from} and {@link #to} if wanted, then {@link #ascending} or {@link #descending}. Reused; belongs to one loop.
 */
public final class PartitionRange {
    private final ByteSink prefix = new ByteSink();
    private final ByteSink low = new ByteSink();
    private final ByteSink high = new ByteSink();
    private ByteBuffer lowBytes = ByteBuffer.allocateDirect(256);
    private ByteBuffer highBytes = ByteBuffer.allocateDirect(256);

    /** Whether rows that are equal to a bound belong to the range. */
    public enum Bound {
        /** They do. */
        INCLUSIVE,
        /** They do not. */
        EXCLUSIVE
    }

    /** All rows whose SST keys begin with {@code partition}. */
    public void begin(ByteSink partition) {
        prefix.clear();
        prefix.put(partition.array(), 0, partition.length());
        copy(prefix, low);
        copy(prefix, high);
        increment(high);
    }

    /**
     * Leaves out the rows before this sort text.
     *
     * @throws io.slipway.schemas.failure.UsageException if it does not fit the sort columns
     */
    public void from(VersionView view, byte[] text, int start, int end, Bound bound) {
        sortBytes(view, text, start, end, low);
        if (bound == Bound.EXCLUSIVE) {
            increment(low);
        }
    }

    /**
     * Leaves out the rows behind this sort text.
     *
     * @throws io.slipway.schemas.failure.UsageException if it does not fit the sort columns
     */
    public void to(VersionView view, byte[] text, int start, int end, Bound bound) {
        sortBytes(view, text, start, end, high);
        if (bound == Bound.INCLUSIVE) {
            increment(high);
        }
    }

    /** Whether this SST key is one of a row in the range. */
    public boolean isIn(byte[] sstKey) {
        return Arrays.compareUnsigned(low.array(), 0, low.length(), sstKey, 0, sstKey.length) <= 0
                && Arrays.compareUnsigned(sstKey, 0, sstKey.length, high.array(), 0, high.length()) < 0;
    }

    /** Leaves out the row of this SST key and those before it. */
    public void fromBehind(byte[] sstKey, int length) {
        low.clear();
        low.put(sstKey, 0, length);
        increment(low);
    }

    /** Leaves out the row of this SST key and those behind it. */
    public void toBefore(byte[] sstKey, int length) {
        high.clear();
        high.put(sstKey, 0, length);
    }

    /** The rows in the order of their sort bytes. Closed by the caller before its lease. */
    public Cursor ascending(VersionReader reader) {
        return reader.ascending(lowBytes(), highBytes());
    }

    /** The same rows, the last one first. */
    public Cursor descending(VersionReader reader) {
        return reader.descending(lowBytes(), highBytes());
    }

    private void sortBytes(VersionView view, byte[] text, int start, int end, ByteSink into) {
        copy(prefix, into);
        view.keys().appendSort(text, start, end, into);
    }

    private ByteBuffer lowBytes() {
        lowBytes = direct(low, lowBytes);
        return lowBytes;
    }

    private ByteBuffer highBytes() {
        // Bounds that exclude each other may cross, which a reader need not allow.
        highBytes = direct(isCrossed() ? low : high, highBytes);
        return highBytes;
    }

    private boolean isCrossed() {
        return Arrays.compareUnsigned(low.array(), 0, low.length(), high.array(), 0, high.length()) > 0;
    }

    private static void copy(ByteSink source, ByteSink target) {
        target.clear();
        target.put(source.array(), 0, source.length());
    }

    /** To the least bytes that are greater than all that begin with these. There are some: the first two are a slot. */
    private static void increment(ByteSink bytes) {
        int last = bytes.length() - 1;
        while (bytes.array()[last] == -1) {
            last--;
        }
        bytes.array()[last]++;
        bytes.setLength(last + 1);
    }

    private static ByteBuffer direct(ByteSink source, ByteBuffer before) {
        ByteBuffer target =
                source.length() <= before.capacity() ? before : ByteBuffer.allocateDirect(2 * source.length());
        return target.clear().put(source.array(), 0, source.length()).flip();
    }
}
