package io.slipway.batch.sort.order;

import io.slipway.batch.sort.page.RowLayout;
import io.slipway.batch.sort.page.RowPages;
import io.slipway.batch.sort.page.Segments;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The rows of one slot group in the order of their keys, one row a key: of several the one of the greatest rank, then
 * of the greatest value; the others are marked in their pages as dropped. Refilled group after group; not thread-safe.
 *
 * <p>Sorts addresses by eight bytes of the key at a time. Where those are equal it looks at the next bytes that differ,
 * so a long common beginning costs one look.
 */
public final class GroupIndex {
    /** Rows of one group whose index still fits easily into the heap: 16 bytes each. */
    public static final int MOST_ROWS = 1 << 20;

    private static final long DROPPED = -1;
    private static final int CACHE_LINE = 64;

    /** The processor sees by itself that a longer row is read on and on. */
    private static final int MOST_TOUCHED = 4 * CACHE_LINE;

    private final KeySort keySort = new KeySort();
    private final Duplicates duplicates;
    private RowOrder order = RowOrder.NOTHING;
    private long[] prefix = new long[0];
    private long[] address = new long[0];
    private int size;
    private long droppedBytes;

    @SuppressWarnings("UnusedVariable") // keeps the reads of touch from being optimised away
    private long touched;

    public GroupIndex(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    /** Replaces the content by the rows of a slot group that stand in any of the pages. */
    public void load(List<RowPages> pages, int group) {
        collect(pages, group);
        droppedBytes = 0;
        // All keys of a slot group begin with the same byte: a group is 64 slots, a quarter of what it tells apart.
        keySort.sort(order, prefix, address, size, 1, this::dropAllButTheBest);
        if (droppedBytes > 0) {
            removeDropped();
        }
    }

    public int size() {
        return size;
    }

    /** Bytes of keys and values that the last {@link #load} dropped. */
    public long droppedBytes() {
        return droppedBytes;
    }

    /** The chunk in which the row stands. */
    public ByteBuffer chunk(int index) {
        return order.chunk(address[index]);
    }

    /** The number of that chunk. */
    public int chunkNumber(int index) {
        return (int) (address[index] >>> 32);
    }

    /** Where in its chunk the row begins. */
    public int at(int index) {
        return (int) address[index];
    }

    /**
     * Reads a little of each cache line of some rows, so that the processor fetches them all at once and not one by one as
     * they are used: neighbours in order are anywhere in memory.
     */
    void touch(int from, int to) {
        long sum = 0;
        for (int i = from; i < Math.min(to, size); i++) {
            ByteBuffer chunk = order.chunk(address[i]);
            int at = (int) address[i];
            int last = at + Math.min(RowLayout.rowBytes(chunk, at), MOST_TOUCHED) - 1;
            for (int line = at + CACHE_LINE; line < last; line += CACHE_LINE) {
                sum += chunk.get(line);
            }
            sum += chunk.get(last);
        }
        touched = sum;
    }

    private void collect(List<RowPages> pages, int group) {
        ensure(pages.stream().mapToLong(each -> each.rows(group)).sum());
        order = pages.isEmpty() ? RowOrder.NOTHING : new RowOrder(pages.get(0).chunks());
        size = 0;
        for (RowPages each : pages) {
            Segments segments = each.segments(group);
            for (int i = 0; i < segments.count(); i++) {
                collect(segments.start(i), segments.length(i));
            }
        }
    }

    private void collect(long start, int length) {
        ByteBuffer chunk = order.chunk(start);
        int end = (int) start + length;
        for (int at = (int) start; at < end; at += RowLayout.rowBytes(chunk, at)) {
            if (!RowLayout.isDropped(chunk, at)) {
                address[size++] = (start & 0xFFFFFFFF00000000L) | at;
            }
        }
    }

    private void ensure(long rows) {
        if (address.length < rows) {
            int capacity = Math.toIntExact(Math.max(rows, Math.min(address.length * 2L, MOST_ROWS)));
            address = new long[capacity];
            prefix = new long[capacity];
        }
    }

    private void dropAllButTheBest(int from, int to) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            if (order.compareWorth(address[i], address[best]) > 0) {
                best = i;
            }
        }
        duplicates.add(chunk(best), RowOrder.keyAt(address[best]), order.keyLength(address[best]), to - from - 1L);
        for (int i = from; i < to; i++) {
            if (i != best) {
                ByteBuffer chunk = chunk(i);
                droppedBytes += RowLayout.keyLength(chunk, at(i)) + RowLayout.valueLength(chunk, at(i));
                RowLayout.drop(chunk, at(i));
                address[i] = DROPPED;
            }
        }
    }

    private void removeDropped() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (address[i] != DROPPED) {
                address[kept++] = address[i];
            }
        }
        size = kept;
    }
}
