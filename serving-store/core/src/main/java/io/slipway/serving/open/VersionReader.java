package io.slipway.serving.open;

import io.slipway.schemas.failure.CorruptDataException;
import java.nio.ByteBuffer;

/**
 * Reads the rows of one open version.
 *
 * <p>Keys are SST keys: the two bytes of the slot, the partition text and, in a dataset with a sort key, 00 00 and the
 * sort bytes. Order is unsigned lexicographic. All buffers are direct; a key or a bound is what stands between position
 * and limit, and neither moves. No call allocates on the heap for a row or a value.
 *
 * <p>Thread-safe, but for {@link #close}: whoever opened the reader closes it, once, after the last call has returned. A
 * caller that came by a {@code Lease} need not care.
 *
 * <p>Every read may throw {@link CorruptDataException}: the version must be closed and fetched again, the other versions
 * are not concerned.
 */
public interface VersionReader extends AutoCloseable {
    /** The length of a value that is not there. */
    int ABSENT = -1;

    /**
     * Copies the value of a key to the position of {@code value} and beyond, as far as there is room; position and limit
     * stay where they are.
     *
     * @return the whole length of the value in bytes, even if it is longer than the room, or {@link #ABSENT}
     */
    int get(ByteBuffer key, ByteBuffer value);

    /**
     * Looks keys of a batch up as long as it {@linkplain GetBatch#wantsMore wants more}, and leaves there where each value
     * lies. If a value cannot be read, those before it are there, and it is the {@linkplain GetBatch#next next} one.
     */
    void get(GetBatch batch);

    /**
     * The rows from {@code from} (inclusive) to {@code to} (exclusive), in ascending order. An empty {@code from} is the
     * first row of the version, an empty {@code to} its end. The bounds are copied.
     */
    Cursor ascending(ByteBuffer from, ByteBuffer to);

    /** The same rows as {@link #ascending}, the last one first. */
    Cursor descending(ByteBuffer from, ByteBuffer to);

    /** How many rows the version has. */
    long rows();

    @Override
    void close();
}
