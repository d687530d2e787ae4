package io.slipway.batch.sort.page;

import java.util.Arrays;

/** Stretches of memory that hold rows one behind the other. */
public final class Segments {
    private long[] starts = new long[4];
    private int[] lengths = new int[4];
    private int count;

    void add(long start, int length) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        starts[count] = start;
        lengths[count++] = length;
    }

    public int count() {
        return count;
    }

    /** The address of a stretch: its chunk's number in the upper, the offset in it in the lower 32 bits. */
    public long start(int index) {
        return starts[index];
    }

    public int length(int index) {
        return lengths[index];
    }

    void clear() {
        count = 0;
    }
}
