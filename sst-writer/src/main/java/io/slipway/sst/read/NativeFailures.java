package io.slipway.sst.read;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.SlipwayException;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Tells RocksDB's failures apart by what the caller can do. */
final class NativeFailures {
    private NativeFailures() {}

    static SlipwayException reading(Path file, RocksDBException cause) {
        String message = "Cannot read " + file + ": " + cause.getMessage();
        Status status = cause.getStatus();
        if (status != null && status.getCode() == Status.Code.IOError) {
            return new AccessException(message, "Check that the file is there and its disk is well.", cause);
        }
        return new CorruptDataException(message, "Fetch or build the file again.", cause);
    }
}
