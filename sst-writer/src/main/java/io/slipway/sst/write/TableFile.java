package io.slipway.sst.write;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.sst.profile.SstProfile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.rocksdb.EnvOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileWriter;
import org.rocksdb.Status;

/** One file that RocksDB is writing: the native handles of it, each used for one file only. Not thread-safe. */
final class TableFile implements AutoCloseable {
    private final Path path;
    private final String remedy;
    private final Options options;
    private final EnvOptions environment = new EnvOptions();
    private final SstFileWriter writer;

    private TableFile(Path path, Options options, String remedy) {
        this.path = path;
        this.remedy = remedy;
        this.options = options;
        this.writer = new SstFileWriter(environment, options);
    }

    /** A file at {@code path}; {@code remedy} is what to do if it cannot be written. */
    static TableFile create(SstProfile profile, Path path, String remedy) {
        TableFile file = new TableFile(path, profile.options(), remedy);
        try {
            file.writer.open(path.toString());
            return file;
        } catch (RocksDBException e) {
            file.close();
            throw file.refused(e);
        }
    }

    void put(ByteBuffer key, ByteBuffer value) {
        try {
            writer.put(key, value);
        } catch (RocksDBException e) {
            throw refused(e);
        }
    }

    /** Writes index and footer and makes the file durable. */
    void finish() {
        try {
            writer.finish();
        } catch (RocksDBException e) {
            throw refused(e);
        }
    }

    private RuntimeException refused(RocksDBException cause) {
        Status status = cause.getStatus();
        if (status != null && status.getCode() == Status.Code.InvalidArgument) {
            return new IllegalArgumentException("Cannot write " + path + ": " + cause.getMessage(), cause);
        }
        return unwritable(cause);
    }

    private SlipwayException unwritable(RocksDBException cause) {
        return new AccessException("Cannot write " + path + ": " + cause.getMessage(), remedy, cause);
    }

    @Override
    public void close() {
        writer.close();
        environment.close();
        options.close();
    }
}
