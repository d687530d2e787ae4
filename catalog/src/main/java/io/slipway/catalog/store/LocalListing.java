package io.slipway.catalog.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Lists files below a root in the order of their keys, one folder at a time. */
final class LocalListing {
    private final Path root;
    private final String prefix;

    LocalListing(Path root, String prefix) {
        this.root = root;
        this.prefix = prefix;
    }

    Stream<ObjectStat> objects() {
        return below("");
    }

    private Stream<ObjectStat> below(String folder) {
        return children(folder).stream().filter(this::mayMatch).flatMap(this::expand);
    }

    // A folder's name ends with a slash here, so that names sort as whole keys do: "a-b" before "a/x".
    private List<String> children(String folder) {
        try (Stream<Path> paths = Files.list(root.resolve(folder))) {
            return paths.map(path -> nameOf(folder, path))
                    .filter(name -> !name.equals(LeavingsFolder.NAME + "/"))
                    .sorted(Comparator.comparing(name -> name, ObjectKey::compare))
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw LocalFailures.translate("list", root.resolve(folder), e);
        }
    }

    private static String nameOf(String folder, Path path) {
        return folder + path.getFileName() + (Files.isDirectory(path) ? "/" : "");
    }

    private boolean mayMatch(String name) {
        return name.startsWith(prefix) || (name.endsWith("/") && prefix.startsWith(name));
    }

    private Stream<ObjectStat> expand(String name) {
        return name.endsWith("/") ? below(name) : stat(name);
    }

    private Stream<ObjectStat> stat(String name) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(root.resolve(name), BasicFileAttributes.class);
            return Stream.of(new ObjectStat(
                    new ObjectKey(name),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw LocalFailures.translate("look at", name, e);
        }
    }
}
