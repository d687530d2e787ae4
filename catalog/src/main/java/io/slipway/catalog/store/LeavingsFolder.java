package io.slipway.catalog.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The folder of temporary files below a root: what a writer works on, and what it leaves when it dies. */
final class LeavingsFolder {
    static final String NAME = ".unfinished";

    private final Path folder;

    LeavingsFolder(Path root) {
        this.folder = root.resolve(NAME);
    }

    /** A complete and fsynced file of this content. */
    Path write(byte[] content) throws IOException {
        Path file = fresh();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        return file;
    }

    /** A fsynced file with the content of {@code source}: a second name of it where the file system allows, else a copy. */
    Path take(Path source) throws IOException {
        Path file = fresh();
        try {
            Files.createLink(file, source);
        } catch (FileSystemException | UnsupportedOperationException otherFileSystem) {
            Files.copy(source, file);
        }
        LocalFolders.syncFile(file);
        return file;
    }

    private Path fresh() throws IOException {
        Files.createDirectories(folder);
        return folder.resolve(UUID.randomUUID().toString());
    }

    /** Removes a temporary file whose work is done; one that cannot be removed now is a leaving like any other. */
    void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftForTheSweep) {
            assert Files.exists(file) : leftForTheSweep;
        }
    }

    int removeOlderThan(Instant before) {
        int removed = 0;
        for (Path file : files()) {
            if (isOlder(file, before)) {
                delete(file);
                removed++;
            }
        }
        return removed;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw LocalFailures.translate("delete", file, e);
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw LocalFailures.translate("list", folder, e);
        }
    }

    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw LocalFailures.translate("look at", file, e);
        }
    }
}
