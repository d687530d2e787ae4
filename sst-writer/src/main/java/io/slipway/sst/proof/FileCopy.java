package io.slipway.sst.proof;

import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

/** A copy of one stored file on this machine's disk, proved by length and hash; gone when it is closed. */
final class FileCopy implements AutoCloseable {
    private static final int RANGE = 8 << 20;

    private final Path path;

    private FileCopy(Path path) {
        this.path = path;
    }

    /**
     * Copies a file.
     *
     * @param progress told how many bytes of it are read
     * @throws CorruptDataException if it is missing, or has another length or hash
     */
    static FileCopy of(ManifestFile file, ObjectStore store, Path folder, LongConsumer progress) {
        try {
            FileCopy copy = new FileCopy(Files.createTempFile(folder, "slipway-verify-", ".sst"));
            try {
                copy.fill(file, store, progress);
                return copy;
            } catch (RuntimeException | IOException e) {
                copy.close();
                throw e;
            }
        } catch (IOException e) {
            throw new AccessException(
                    "Cannot copy " + file.key() + " into " + folder + ": " + e.getMessage(),
                    "Make room there, or name another folder with --temp-dir.",
                    e);
        }
    }

    private void fill(ManifestFile file, ObjectStore store, LongConsumer progress) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            ByteBuffer range = ByteBuffer.allocate(RANGE);
            long at = 0;
            for (int read = read(store, file, at, range); read > 0; read = read(store, file, at, range)) {
                at += read;
                digest.update(range.flip().duplicate());
                while (range.hasRemaining()) {
                    channel.write(range);
                }
                progress.accept(at);
                if (at > file.bytes()) {
                    throw unlike("length", file.bytes(), "more");
                }
            }
            require("length", file.bytes(), at);
        }
        require("SHA-256", file.sha256(), Sha256.of(digest));
    }

    private static int read(ObjectStore store, ManifestFile file, long at, ByteBuffer range) {
        try {
            return store.readRange(file.key(), at, range.clear());
        } catch (NotFoundException gone) {
            throw new CorruptDataException("the object is missing", "Restore it from a copy of the root.", gone);
        }
    }

    private static void require(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw unlike(what, expected, actual);
        }
    }

    private static CorruptDataException unlike(String what, Object expected, Object actual) {
        return new CorruptDataException(
                what + ", expected=" + expected + " actual=" + actual, "Restore the object from a copy of the root.");
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
