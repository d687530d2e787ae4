package io.slipway.serving.open;

import io.slipway.schemas.failure.CorruptDataException;
import java.nio.ByteBuffer;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Reads a version through RocksDB's own read-only database over its SST files. Owns the database handle. */
final class RocksDbVersionReader implements VersionReader {
    private final ReadOrder order;
    private final Options options;
    private final ReadOptions readOptions;
    private final RocksDB database;

    RocksDbVersionReader(ReadOrder order, Options options, RocksDB database) {
        this.order = order;
        this.options = options;
        this.readOptions = new ReadOptions();
        this.database = database;
    }

    @Override
    public int get(ByteBuffer key, ByteBuffer value) {
        int keyPosition = key.position();
        int valueLimit = value.limit();
        try {
            // Both move in RocksDB: the key's position to its limit, the value's limit to the end of the value.
            int length = database.get(readOptions, key, value);
            return length == RocksDB.NOT_FOUND ? ABSENT : length;
        } catch (RocksDBException e) {
            throw damaged(e);
        } finally {
            key.position(keyPosition);
            value.limit(valueLimit);
        }
    }

    @Override
    public void get(GetBatch batch) {
        // RocksDB's own multi-get over buffers is slower than its get, however large the batch (docs/benchmarks.md).
        ByteBuffer key = batch.keys().duplicate();
        while (batch.wantsMore()) {
            key.limit(batch.keyEnd(batch.next())).position(batch.keyStart(batch.next()));
            int length = get(key, batch.values());
            if (length > batch.values().remaining()) {
                length = get(key, batch.growValues(length));
            }
            if (length == ABSENT) {
                batch.absent();
            } else {
                batch.copied(length);
            }
        }
    }

    @Override
    public Cursor ascending(ByteBuffer from, ByteBuffer to) {
        return RocksDbCursor.ascending(database.newIterator(readOptions), new KeyRange(from, to), this::damaged);
    }

    @Override
    public Cursor descending(ByteBuffer from, ByteBuffer to) {
        return RocksDbCursor.descending(database.newIterator(readOptions), new KeyRange(from, to), this::damaged);
    }

    @Override
    public long rows() {
        return order.rows();
    }

    @Override
    public void close() {
        readOptions.close();
        database.close();
        options.close();
    }

    private CorruptDataException damaged(RocksDBException cause) {
        order.damaged().run();
        return new CorruptDataException(
                "Cannot read " + order.label() + ": " + cause.getMessage(),
                "Nothing to do: the node closes this version and fetches it again",
                cause);
    }
}
