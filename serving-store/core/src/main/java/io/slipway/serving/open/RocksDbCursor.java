package io.slipway.serving.open;

import io.slipway.schemas.failure.CorruptDataException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Walks over a range of a RocksDB database, into buffers of its own. Owns the iterator. */
final class RocksDbCursor implements Cursor {
    private static final int KEY_BYTES = 512;
    private static final int VALUE_BYTES = 4096;

    private final RocksIterator iterator;
    private final KeyRange range;
    private final boolean ascending;
    private final Function<RocksDBException, CorruptDataException> damaged;
    private ByteBuffer key = ByteBuffer.allocateDirect(KEY_BYTES);
    private ByteBuffer value = ByteBuffer.allocateDirect(VALUE_BYTES);
    private boolean begun;
    private boolean valueIsOfThisRow;

    private RocksDbCursor(
            RocksIterator iterator,
            KeyRange range,
            boolean ascending,
            Function<RocksDBException, CorruptDataException> damaged) {
        this.iterator = iterator;
        this.range = range;
        this.ascending = ascending;
        this.damaged = damaged;
    }

    static RocksDbCursor ascending(
            RocksIterator iterator, KeyRange range, Function<RocksDBException, CorruptDataException> damaged) {
        return new RocksDbCursor(iterator, range, true, damaged);
    }

    static RocksDbCursor descending(
            RocksIterator iterator, KeyRange range, Function<RocksDBException, CorruptDataException> damaged) {
        return new RocksDbCursor(iterator, range, false, damaged);
    }

    @Override
    public boolean next() {
        step();
        if (!iterator.isValid()) {
            check();
            return false;
        }
        key = read(iterator::key, key);
        valueIsOfThisRow = false;
        return ascending ? !range.endsBefore(key) : !range.beginsAfter(key);
    }

    @Override
    public ByteBuffer key() {
        return key;
    }

    @Override
    public ByteBuffer value() {
        if (!valueIsOfThisRow) {
            value = read(iterator::value, value);
            valueIsOfThisRow = true;
        }
        return value;
    }

    @Override
    public void close() {
        iterator.close();
    }

    private void step() {
        if (!begun) {
            begun = true;
            begin();
        } else if (ascending) {
            iterator.next();
        } else {
            iterator.prev();
        }
    }

    private void begin() {
        if (ascending) {
            if (range.from().hasRemaining()) {
                iterator.seek(range.from().duplicate());
            } else {
                iterator.seekToFirst();
            }
        } else {
            beginAtTheEnd();
        }
    }

    private void beginAtTheEnd() {
        if (!range.to().hasRemaining()) {
            iterator.seekToLast();
            return;
        }
        iterator.seekForPrev(range.to().duplicate());
        if (iterator.isValid()) {
            key = read(iterator::key, key);
            if (range.endsBefore(key)) {
                iterator.prev();
            }
        }
    }

    /** Reads into a buffer, or into a larger one if it has not enough room; RocksDB says the whole length each time. */
    private static ByteBuffer read(ToIntFunction<ByteBuffer> part, ByteBuffer room) {
        int length = part.applyAsInt(room.clear());
        return length <= room.capacity()
                ? room.limit(length)
                : read(part, ByteBuffer.allocateDirect(Math.max(length, 2 * room.capacity())));
    }

    private void check() {
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw damaged.apply(e);
        }
    }
}
