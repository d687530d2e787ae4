package io.slipway.batch.job;

import io.slipway.schemas.failure.AccessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The temporary folders of one build; removed with all they hold when the build ends, however it ends. */
final class Workspace implements AutoCloseable {
    private final Path root;
    private final Consumer<String> warn;

    private Workspace(Path root, Consumer<String> warn) {
        this.root = root;
        this.warn = warn;
    }

    /**
     * Makes the folder.
     *
     * @param warn told if it could not be removed in the end
     */
    static Workspace create(Path tempFolder, Consumer<String> warn) {
        try {
            Files.createDirectories(tempFolder);
            return new Workspace(Files.createTempDirectory(tempFolder, "slipway-build-"), warn);
        } catch (IOException e) {
            throw new AccessException(
                    "Cannot build in " + tempFolder + ": " + e.getMessage(),
                    "Name a folder that can be written with --temp-dir.",
                    e);
        }
    }

    /** A folder in it, made when first asked for. */
    Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new AccessException(
                    "Cannot build in " + root + ": " + e.getMessage(),
                    "Make room there, or name another folder with --temp-dir.",
                    e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            warn.accept("The temporary folder " + root + " could not be removed: " + e.getMessage());
        }
    }
}
