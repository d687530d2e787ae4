package io.slipway.serving.disk;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory of one node, for one namespace: {@code <namespaceId>/<dataset>/<manifest sha256>/…} and
 * {@code <namespaceId>/serving.json}. Locked against every other node. One owner thread.
 */
public final class DataDirectory implements AutoCloseable {
    private static final Pattern NAMESPACE = Pattern.compile("[0-9a-f]{32}");
    private static final String SERVING = "serving.json";

    private final Path root;
    private final DirectoryLock lock;

    private DataDirectory(Path root, DirectoryLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Opens a directory, which is made if it does not exist.
     *
     * @throws RefusedException if another node uses it
     * @throws AccessException if it cannot be written
     */
    public static DataDirectory open(Path root) {
        try {
            Files.createDirectories(root);
            return new DataDirectory(root, DirectoryLock.take(root));
        } catch (IOException e) {
            throw DirectoryFailure.of("use data directory " + root, e);
        }
    }

    /** The namespace whose versions lie here, if any do. */
    public Optional<NamespaceId> namespace() {
        return names(root).stream()
                .filter(name -> NAMESPACE.matcher(name).matches())
                .map(NamespaceId::new)
                .findFirst();
    }

    /**
     * Makes this the directory of a namespace, for ever.
     *
     * @throws RefusedException if it belongs to another one
     */
    public void claim(NamespaceId namespace) {
        Optional<NamespaceId> owner = namespace();
        if (owner.isPresent() && !owner.get().equals(namespace)) {
            throw new RefusedException(
                    "Cannot use data directory " + root + ": it belongs to another namespace, expected=" + namespace
                            + " actual=" + owner.get(),
                    "Check the root, or give the node a data directory of its own with --data-dir");
        }
        try {
            Files.createDirectories(root.resolve(namespace.text()));
            DurableFile.syncFolder(root);
        } catch (IOException e) {
            throw DirectoryFailure.of("use data directory " + root, e);
        }
    }

    /** The folder of a version, whether it exists or not. */
    public VersionFolder folder(VersionId id) {
        return new VersionFolder(
                id,
                home().resolve(id.dataset().text()).resolve(id.manifestSha256().hex()));
    }

    /** Removes every folder that is neither a complete version nor one that can be gone on with. */
    public List<VersionFolder> recover() {
        List<VersionFolder> kept = new ArrayList<>();
        for (VersionFolder folder : folders()) {
            if (folder.isMarked() || folder.isBegun()) {
                kept.add(folder);
            } else {
                folder.remove();
            }
        }
        return kept;
    }

    /**
     * What was answered last, if that is known.
     *
     * @throws io.slipway.schemas.failure.CorruptDataException if the record of it is damaged
     */
    public Optional<ServingRecord> lastServed() {
        if (namespace().isEmpty() || !Files.exists(home().resolve(SERVING))) {
            return Optional.empty();
        }
        try {
            return Optional.of(ServingRecord.parse(
                    Files.readAllBytes(home().resolve(SERVING)),
                    home().resolve(SERVING).toString()));
        } catch (IOException e) {
            throw DirectoryFailure.of("read " + home().resolve(SERVING), e);
        }
    }

    /** Remembers what is answered now. */
    public void serving(ServingRecord record) {
        try {
            DurableFile.replace(home().resolve(SERVING), record.toJson());
        } catch (IOException e) {
            throw DirectoryFailure.of("write " + home().resolve(SERVING), e);
        }
    }

    /** The directory itself. */
    public Path root() {
        return root;
    }

    private Path home() {
        return root.resolve(namespace()
                .orElseThrow(() ->
                        new IllegalStateException("Cannot find versions in " + root + ": no namespace has claimed it"))
                .text());
    }

    private List<VersionFolder> folders() {
        List<VersionFolder> folders = new ArrayList<>();
        if (namespace().isPresent()) {
            for (String dataset : directories(home())) {
                for (String manifest : directories(home().resolve(dataset))) {
                    folders.add(folder(new VersionId(new DatasetName(dataset), new Sha256(manifest))));
                }
            }
        }
        return folders;
    }

    private static List<String> directories(Path folder) {
        return names(folder).stream()
                .filter(name -> Files.isDirectory(folder.resolve(name)))
                .toList();
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        } catch (IOException e) {
            throw DirectoryFailure.of("list " + folder, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw DirectoryFailure.of("leave data directory " + root, e);
        }
    }
}
