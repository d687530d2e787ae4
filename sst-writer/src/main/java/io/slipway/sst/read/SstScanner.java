package io.slipway.sst.read;

import io.slipway.sst.profile.SstProfile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReaderIterator;

/**
 * Walks over all rows of one file in the order of their keys. Every block's checksum is verified before its rows are handed
 * out. Owns native handles: close it. Not thread-safe.
 */
public final class SstScanner implements AutoCloseable {
    private static final int KEY_BYTES = 512;
    private static final int VALUE_BYTES = 64 * 1024;

    private final Path file;
    private final OpenTable table;
    private final SstFileReaderIterator iterator;
    private ByteBuffer key = ByteBuffer.allocateDirect(KEY_BYTES);
    private ByteBuffer value = ByteBuffer.allocateDirect(VALUE_BYTES);
    private boolean begun;

    private SstScanner(Path file, OpenTable table) {
        this.file = file;
        this.table = table;
        this.iterator = table.iterator();
    }

    /**
     * Opens a file; nothing of it is kept in a cache.
     *
     * @throws io.slipway.schemas.failure.CorruptDataException if it is not a whole SST file
     * @throws io.slipway.schemas.failure.AccessException if it cannot be read
     */
    public static SstScanner open(SstProfile profile, Path file) {
        return new SstScanner(file, OpenTable.open(profile, file));
    }

    /**
     * Moves to the next row.
     *
     * @return false at the end
     * @throws io.slipway.schemas.failure.CorruptDataException if a block is damaged
     */
    public boolean next() {
        if (begun) {
            iterator.next();
        } else {
            iterator.seekToFirst();
            begun = true;
        }
        if (!iterator.isValid()) {
            requireEnd();
            return false;
        }
        key = read(iterator::key, key);
        value = read(iterator::value, value);
        return true;
    }

    // The end looks the same as a damaged block but for the status.
    private void requireEnd() {
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw NativeFailures.reading(file, e);
        }
    }

    /** The SST key, slot first: a direct buffer from position to limit, valid until {@link #next}. */
    public ByteBuffer key() {
        return key;
    }

    /** The value: a direct buffer from position to limit, valid until {@link #next}. */
    public ByteBuffer value() {
        return value;
    }

    // RocksDB fills what room there is and returns the whole length.
    private static ByteBuffer read(ToIntFunction<ByteBuffer> part, ByteBuffer room) {
        int length = part.applyAsInt(room.clear());
        if (length <= room.capacity()) {
            return room.position(0).limit(length);
        }
        return read(part, ByteBuffer.allocateDirect(Math.max(length, 2 * room.capacity())));
    }

    @Override
    public void close() {
        iterator.close();
        table.close();
    }
}
