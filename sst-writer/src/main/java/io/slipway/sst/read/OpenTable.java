package io.slipway.sst.read;

import io.slipway.sst.profile.SstProfile;
import java.nio.file.Path;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;
import org.rocksdb.SstFileReaderIterator;

/** The native handles of one open file. Owned by whoever opened it; not thread-safe. */
final class OpenTable implements AutoCloseable {
    private final Options options;
    private final ReadOptions reading = new ReadOptions().setFillCache(false).setVerifyChecksums(true);
    private final SstFileReader reader;

    private OpenTable(Options options) {
        this.options = options;
        this.reader = new SstFileReader(options);
    }

    static OpenTable open(SstProfile profile, Path file) {
        OpenTable table = new OpenTable(profile.options());
        try {
            table.reader.open(file.toString());
            return table;
        } catch (RocksDBException e) {
            table.close();
            throw NativeFailures.reading(file, e);
        }
    }

    SstFileReader reader() {
        return reader;
    }

    /** A new iterator, closed by the caller before the table. */
    SstFileReaderIterator iterator() {
        return reader.newIterator(reading);
    }

    @Override
    public void close() {
        reader.close();
        reading.close();
        options.close();
    }
}
