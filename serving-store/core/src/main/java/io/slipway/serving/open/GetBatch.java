package io.slipway.serving.open;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The keys of one batch of look-ups and, when a reader has filled it, where each value lies.
 *
 * <p>Reused from command to command by its owner: {@link #clear}, {@link #add} for each key, {@link VersionReader#get},
 * then {@link #length}, {@link #buffer} and {@link #offset} of each key before {@link #next}. Values may be too many for
 * memory: {@link #begin} says how many bytes of them are read at once, and from which key on. A value stands in a buffer
 * of the batch or right in the memory of the version, so it is valid until the batch is cleared or begun anew or the lease
 * of the version ends, whichever is first. Not thread-safe.
 */
public final class GetBatch {
    private static final int KEY_BYTES = 4 * 1024;
    private static final int VALUE_BYTES = 64 * 1024;
    private static final int KEPT_BYTES = 4 * 1024 * 1024;
    private static final int KEYS = 64;

    private ByteBuffer keys = ByteBuffer.allocateDirect(KEY_BYTES);
    private ByteBuffer values = ByteBuffer.allocateDirect(VALUE_BYTES);
    private int[] keyEnds = new int[KEYS];
    private int[] offsets = new int[KEYS];
    private int[] lengths = new int[KEYS];
    private ByteBuffer[] buffers = new ByteBuffer[KEYS];
    private int size;
    private int begun;
    private int next;
    private long room = Long.MAX_VALUE;
    private long taken;

    /** A batch without keys. */
    public GetBatch() {
        Arrays.fill(buffers, values);
    }

    /** Forgets all keys and values, and gives the room of unusually large values back. */
    public void clear() {
        if (values.capacity() > KEPT_BYTES) {
            values = ByteBuffer.allocateDirect(VALUE_BYTES);
        }
        begin(0, Long.MAX_VALUE);
        size = 0;
        keys.clear();
    }

    /**
     * Forgets all values but not their lengths. The next reading looks up key {@code from} and those behind it, until their
     * values have {@code bytes} bytes; at least one key, so that every batch comes to its end.
     */
    public void begin(int from, long bytes) {
        Arrays.fill(buffers, 0, size, values);
        values.clear();
        begun = from;
        next = from;
        room = bytes;
        taken = 0;
    }

    /** The first key that was not looked up; it is the one that failed if the reading failed. */
    public int next() {
        return next;
    }

    /** How many bytes the values of this reading have. */
    public long taken() {
        return taken;
    }

    /** Whether {@link #next} shall be looked up too. */
    public boolean wantsMore() {
        return next < size && (next == begun || taken < room);
    }

    /** Adds the bytes between position and limit of {@code key} as the next key; neither moves. */
    public void add(ByteBuffer key) {
        begin(key.remaining()).put(key.duplicate());
        end();
    }

    /** Adds the {@code length} bytes of {@code key} from {@code from} on as the next key. */
    public void add(byte[] key, int from, int length) {
        begin(length).put(key, from, length);
        end();
    }

    /** How many keys there are. */
    public int size() {
        return size;
    }

    /** The length of the value of key {@code i} in bytes, or {@link VersionReader#ABSENT}. */
    public int length(int i) {
        return lengths[i];
    }

    /**
     * The direct buffer in which the value of key {@code i} stands, from {@link #offset} on: read it by absolute index, its
     * position and limit mean nothing and must not be moved.
     */
    public ByteBuffer buffer(int i) {
        return buffers[i];
    }

    /** Where in {@link #buffer} the value of key {@code i} begins. */
    public int offset(int i) {
        return offsets[i];
    }

    /** All keys, one after the other. */
    ByteBuffer keys() {
        return keys;
    }

    int keyStart(int i) {
        return i == 0 ? 0 : keyEnds[i - 1];
    }

    int keyEnd(int i) {
        return keyEnds[i];
    }

    /** Key {@link #next} has no value. */
    public void absent() {
        lengths[next++] = VersionReader.ABSENT;
    }

    /** The value of key {@link #next} stands in memory of the version. */
    void found(ByteBuffer buffer, int offset, int length) {
        buffers[next] = buffer;
        offsets[next] = offset;
        lengths[next] = length;
        next++;
        taken += length;
    }

    /** The value of key {@link #next} has been copied to the position of {@link #values}; moves the position behind it. */
    void copied(int length) {
        found(values, values.position(), length);
        values.position(values.position() + length);
    }

    /** Where values are copied to: from the position on there is room up to the limit. */
    ByteBuffer values() {
        return values;
    }

    /** Makes room for {@code bytes} more; what has been copied before stays where it is, in the buffer of before. */
    ByteBuffer growValues(int bytes) {
        values = ByteBuffer.allocateDirect(Math.max(2 * values.capacity(), bytes));
        return values;
    }

    private ByteBuffer begin(int length) {
        if (keys.remaining() < length) {
            ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(2 * keys.capacity(), keys.position() + length));
            keys = larger.put(keys.flip());
        }
        if (size == keyEnds.length) {
            growKeys();
        }
        return keys;
    }

    private void growKeys() {
        keyEnds = Arrays.copyOf(keyEnds, 2 * size);
        offsets = Arrays.copyOf(offsets, 2 * size);
        lengths = Arrays.copyOf(lengths, 2 * size);
        buffers = Arrays.copyOf(buffers, 2 * size);
        Arrays.fill(buffers, size, 2 * size, values);
    }

    private void end() {
        keyEnds[size++] = keys.position();
    }
}
