package io.slipway.serving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks at a data directory from outside. */
final class TestFiles {
    private TestFiles() {}

    /** How many folders of versions there are, complete or not; versions may come and go meanwhile. */
    static long versionFolders(Path directory) {
        return list(directory).stream()
                .flatMap(namespace -> list(namespace).stream())
                .flatMap(dataset -> list(dataset).stream())
                .count();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every path below a directory whose last name ends so. */
    static List<Path> find(Path directory, String ending) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
