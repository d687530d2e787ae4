package io.slipway.batch.sort.page;

import java.nio.ByteBuffer;

/**
 * Where the memory for rows comes from. The memory belongs to the caller until it is given back or this is closed.
 *
 * <p>A seam because the JVM's own direct buffers are bounded by a flag of the process and cleared before use, which the
 * embedded engine's allocator avoids. Implementations are thread-safe.
 */
public interface PageMemory extends AutoCloseable {
    /** A direct buffer of exactly this many bytes, with any content, from position 0 to its limit. */
    ByteBuffer allocate(int bytes);

    /** Gives back a buffer that {@link #allocate} returned; nobody may touch it afterwards. */
    void free(ByteBuffer buffer);

    /** Gives back everything that is still out. */
    @Override
    void close();
}
