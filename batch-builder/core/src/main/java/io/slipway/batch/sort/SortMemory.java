package io.slipway.batch.sort;

import io.slipway.batch.sort.page.PageMemory;
import java.nio.file.Path;

/**
 * What a sort may use.
 *
 * @param pages where memory for rows comes from; closed by the caller
 * @param bytes how much of it in all, at least {@link #LEAST_BYTES}
 * @param appenders how many threads append
 * @param folder where sorted runs go when the memory is full; exists
 */
public record SortMemory(PageMemory pages, long bytes, int appenders, Path folder) {
    /** Enough for one page of each slot group and each of two threads. */
    public static final long LEAST_BYTES = 8L << 20;

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if the memory is too small or there is no appender
     */
    public SortMemory {
        if (bytes < LEAST_BYTES || appenders < 1) {
            throw new IllegalArgumentException("Cannot sort: expected=at least " + LEAST_BYTES
                    + " bytes and one appender actual=" + bytes + " and " + appenders);
        }
    }

    long bytesPerAppender() {
        return bytes / appenders;
    }
}
