package io.slipway.catalog.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Folders and files whose names survive a power failure. */
final class LocalFolders {
    private LocalFolders() {}

    /** The folder a path lies in; the root of the file system lies in itself. */
    static Path of(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    /** Makes the folder and every missing one above it up to the root, each made durable in its parent. */
    static void create(Path root, Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.equals(root)) {
            Files.createDirectories(folder);
        } else {
            create(root, of(folder));
            createOne(folder);
        }
        sync(of(folder));
    }

    private static void createOne(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Makes the names in a folder durable. */
    static void sync(Path folder) throws IOException {
        syncFile(folder);
    }

    /** Makes the bytes of a file durable, whoever wrote them. */
    static void syncFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
