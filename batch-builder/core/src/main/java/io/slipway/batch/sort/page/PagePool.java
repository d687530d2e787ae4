package io.slipway.batch.sort.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hands out pages, cut from large chunks, and whole chunks for rows that fit into no page; takes both back for the next
 * rows, so that memory is touched again instead of fresh memory. Thread-safe.
 *
 * <p>An address is a chunk's number in the upper 32 bits and the offset in it in the lower ones.
 */
public final class PagePool {
    private static final int MOST_PAGE_BYTES = 64 << 10;
    private static final int MOST_CHUNK_BYTES = 8 << 20;
    /** One page for each slot group then leaves three quarters of the memory for full ones. */
    private static final int PAGES = 1024;

    private final PageMemory memory;
    private final int pageBytes;
    private final int chunkBytes;
    private volatile @Nullable ByteBuffer[] chunks = new ByteBuffer[0];
    private long[] freePages = new long[64];
    private int freeCount;

    /**
     * An empty pool.
     *
     * @param grant how many bytes each of those that fill pages will hold at most
     */
    public PagePool(PageMemory memory, long grant) {
        this.memory = memory;
        this.pageBytes = (int) Math.min(MOST_PAGE_BYTES, Long.highestOneBit(grant / PAGES));
        this.chunkBytes = (int) Math.min(MOST_CHUNK_BYTES, Long.highestOneBit(grant / 4));
    }

    int chunkBytes() {
        return chunkBytes;
    }

    int pageBytes() {
        return pageBytes;
    }

    /** The chunks by number, null where one was given back. A chunk in which something is handed out stays in its place. */
    @Nullable
    ByteBuffer[] chunks() {
        return chunks;
    }

    synchronized long takePage() {
        if (freeCount == 0) {
            long chunk = takeChunk(chunkBytes);
            for (int offset = chunkBytes - pageBytes; offset >= 0; offset -= pageBytes) {
                givePage(chunk | offset);
            }
        }
        return freePages[--freeCount];
    }

    synchronized void givePage(long address) {
        if (freeCount == freePages.length) {
            freePages = Arrays.copyOf(freePages, freeCount * 2);
        }
        freePages[freeCount++] = address;
    }

    synchronized long takeChunk(int bytes) {
        int number = 0;
        while (number < chunks.length && chunks[number] != null) {
            number++;
        }
        @Nullable ByteBuffer[] next = Arrays.copyOf(chunks, Math.max(chunks.length, number + 1));
        next[number] = memory.allocate(bytes).order(ByteOrder.BIG_ENDIAN);
        chunks = next;
        return (long) number << 32;
    }

    synchronized void giveChunk(long address) {
        @Nullable ByteBuffer[] next = chunks.clone();
        memory.free(next[(int) (address >>> 32)]);
        next[(int) (address >>> 32)] = null;
        chunks = next;
    }

    /** Frees all memory. Nothing that was handed out may be touched any more. */
    public synchronized void clear() {
        for (ByteBuffer chunk : chunks) {
            if (chunk != null) {
                memory.free(chunk);
            }
        }
        chunks = new ByteBuffer[0];
        freeCount = 0;
    }
}
