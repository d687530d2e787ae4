package io.slipway.ops.cli.inspect;

import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.NotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * An SST file on this machine's disk, with the manifest that lies beside it if there is one.
 *
 * @param name as the user wrote it
 * @param isCopy whether it goes when it is closed
 */
record SstSource(String name, Path path, Optional<Manifest> manifest, boolean isCopy) implements AutoCloseable {
    private static final int RANGE = 8 << 20;
    private static final String MANIFEST = "manifest.json";

    /** A file that is here; in a root in a folder its manifest lies beside it. */
    static SstSource local(Path file) {
        try {
            Path beside = file.toAbsolutePath().resolveSibling(MANIFEST);
            Optional<Manifest> manifest = Files.isRegularFile(beside)
                    ? Optional.of(Manifest.fromJson(Files.readAllBytes(beside), beside.toString()))
                    : Optional.empty();
            return new SstSource(file.toString(), file, manifest, false);
        } catch (IOException unreadable) {
            throw new AccessException(
                    "Cannot read the manifest beside " + file + ": " + unreadable,
                    "Check the permissions of the folder.",
                    unreadable);
        }
    }

    /** A copy of an object; its manifest lies in the same attempt, if the attempt came that far. */
    static SstSource stored(ObjectKey key, ObjectStore store) {
        if (store.stat(key).isEmpty()) {
            throw new NotFoundException(
                    "Cannot read " + key + ": there is no such object in " + store.describe()
                            + ", and no such file here",
                    "Give the path of a file, or a key as 'slipway inspect manifest DATASET@N' lists them.");
        }
        Optional<Manifest> manifest = AttemptFolder.of(key)
                .map(AttemptFolder::manifest)
                .filter(beside -> store.stat(beside).isPresent())
                .map(beside -> Manifest.fromJson(store.read(beside), beside.text()));
        return new SstSource(key.text(), copy(key, store), manifest, true);
    }

    private static Path copy(ObjectKey key, ObjectStore store) {
        try {
            Path copy = Files.createTempFile("slipway-inspect-", ".sst");
            try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                fill(channel, key, store);
                return copy;
            } catch (RuntimeException | IOException e) {
                Files.delete(copy);
                throw e;
            }
        } catch (IOException e) {
            throw new AccessException(
                    "Cannot copy " + key + " into the temporary folder: " + e,
                    "Point -Djava.io.tmpdir (SLIPWAY_JAVA_OPTS) elsewhere.",
                    e);
        }
    }

    private static void fill(FileChannel channel, ObjectKey key, ObjectStore store) throws IOException {
        ByteBuffer range = ByteBuffer.allocate(RANGE);
        long at = 0;
        for (int read = store.readRange(key, at, range); read > 0; read = store.readRange(key, at, range)) {
            at += read;
            range.flip();
            while (range.hasRemaining()) {
                channel.write(range);
            }
            range.clear();
        }
    }

    @Override
    public void close() {
        try {
            if (isCopy) {
                Files.delete(path);
            }
        } catch (IOException left) {
            throw new AccessException("Cannot delete " + path + ": " + left, "Delete it by hand.", left);
        }
    }
}
