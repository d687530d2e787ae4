package io.slipway.batch.source;

import io.slipway.batch.file.InputFormat;
import io.slipway.schemas.failure.AccessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds files by a path, a folder (all files of a known format below it) or a glob. */
final class LocalFiles {
    private static final String SCHEME = "file:";

    private final Path relativeTo;

    LocalFiles(Path relativeTo) {
        this.relativeTo = relativeTo;
    }

    List<InputFile> find(String uri) {
        String path = uri.startsWith(SCHEME) ? Path.of(URI.create(uri)).toString() : uri;
        try {
            if (Glob.isGlob(path) && !Files.exists(relativeTo.resolve(path))) {
                String pattern = Path.of(path).isAbsolute() ? path : relativeTo + "/" + path;
                Glob glob = Glob.of(pattern);
                return list(Path.of(glob.fixed()), file -> glob.matches(file.toString()));
            }
            Path found = relativeTo.resolve(path).normalize();
            if (Files.isDirectory(found)) {
                return list(found, file -> isData(found.relativize(file)));
            }
            return Files.exists(found) ? List.of(describe(found)) : List.of();
        } catch (IOException e) {
            throw unreadable(uri, e);
        } catch (UncheckedIOException e) {
            throw unreadable(uri, e);
        }
    }

    private static List<InputFile> list(Path folder, Predicate<Path> wanted) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(wanted)
                    .sorted()
                    .map(LocalFiles::describe)
                    .toList();
        }
    }

    /** Folders that other programs wrote hold markers and checksums beside the data. */
    private static boolean isData(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith("_") || part.toString().startsWith(".")) {
                return false;
            }
        }
        return InputFormat.ofName(relative.toString()).isPresent();
    }

    private static InputFile describe(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new InputFile(
                    file.toUri().toString(),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant().toString(),
                    file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AccessException unreadable(String uri, Exception e) {
        return new AccessException(
                "Cannot list the input " + uri + ": " + e.getMessage(), "Give this user the right to read it.", e);
    }
}
