package io.slipway.batch.sort.order;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The rows that were dropped because another row has the same key: how many, and the three smallest such keys, which
 * are the same ones whatever the order of the work. Thread-safe.
 */
public final class Duplicates {
    private static final int EXAMPLES = 3;

    private final TreeSet<byte[]> examples = new TreeSet<>(Arrays::compareUnsigned);
    private long dropped;
    private volatile boolean any;

    /** Notes that so many rows of one key were dropped; the key stands in {@code page} and is copied if needed. */
    public synchronized void add(ByteBuffer page, int keyAt, int keyLength, long rows) {
        dropped += rows;
        any = true;
        byte[] key = new byte[keyLength];
        page.get(keyAt, key);
        if (examples.size() < EXAMPLES || Arrays.compareUnsigned(key, examples.last()) < 0) {
            examples.add(key);
            if (examples.size() > EXAMPLES) {
                examples.pollLast();
            }
        }
    }

    /** Whether any row was dropped so far; cheap enough to ask for each row. */
    public boolean any() {
        return any;
    }

    /** Rows dropped so far: all but one of each key. */
    public synchronized long dropped() {
        return dropped;
    }

    /** Up to three SST keys of which there was more than one row, the smallest first. */
    public synchronized List<byte[]> examples() {
        return new ArrayList<>(examples);
    }
}
