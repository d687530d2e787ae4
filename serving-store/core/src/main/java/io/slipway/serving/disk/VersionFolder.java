package io.slipway.serving.disk;

import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of one version: its manifest, its SST files, what was made of them for reading, and the marker. One owner at a
 * time.
 */
public final class VersionFolder {
    private static final String MARKER = "verified.json";
    private static final String MANIFEST = "manifest.json";
    private static final String FILES = "files";
    private static final String READING = "reading";
    private static final String PROGRESS = "progress";
    private static final String GROWING = "growing";

    private final VersionId id;
    private final Path root;

    VersionFolder(VersionId id, Path root) {
        this.id = id;
        this.root = root;
    }

    /** Which version this is the folder of. */
    public VersionId id() {
        return id;
    }

    /** The file for the manifest, byte for byte. */
    public Path manifest() {
        return root.resolve(MANIFEST);
    }

    /** The folder of the SST files, as they are in the store. */
    public Path files() {
        return root.resolve(FILES);
    }

    /** The SST file with that content. */
    public Path file(Sha256 sha256) {
        return files().resolve(VerifiedFile.name(sha256));
    }

    /** The folder for what a reader needs beside the files. Whoever makes it begins with an empty one. */
    public Path reading() {
        return root.resolve(READING);
    }

    /** One partition of the topic that the version comes from. */
    public PartitionFolder partition(int number) {
        return new PartitionFolder(this, number);
    }

    Path progress() {
        return root.resolve(PROGRESS);
    }

    Path growing() {
        return root.resolve(GROWING);
    }

    /** Whether a part of the version lies here that can be gone on from. */
    public boolean isBegun() {
        return !isMarked() && Files.isDirectory(progress());
    }

    /** Makes the folder anew for a version that comes from a topic; or goes on with one, if that {@link #isBegun}. */
    public void resume() {
        if (!isBegun()) {
            begin();
        }
        try {
            removeTree(growing());
            removeTree(reading());
            Files.createDirectories(files());
            Files.createDirectories(reading());
            Files.createDirectories(progress());
            DurableFile.syncFolder(root);
        } catch (IOException e) {
            throw DirectoryFailure.of("make the folder of " + id, e);
        }
    }

    /**
     * Removes the files that nobody has recorded: of those a crash has left.
     *
     * @param known the names of the others
     */
    public void keepFiles(Set<String> known) {
        try (Stream<Path> all = Files.list(files())) {
            for (Path file : all.toList()) {
                if (!known.contains(String.valueOf(file.getFileName()))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw DirectoryFailure.of("clear the folder of " + id, e);
        }
    }

    /** Makes the folder anew, empty. */
    public void begin() {
        try {
            removeMarkerFirst();
            Files.createDirectories(files());
            Files.createDirectories(reading());
        } catch (IOException e) {
            throw DirectoryFailure.of("make the folder of " + id, e);
        }
    }

    /** Writes the manifest. */
    public void keepManifest(byte[] content) {
        try {
            DurableFile.replace(manifest(), content);
        } catch (IOException e) {
            throw DirectoryFailure.of("write the manifest of " + id, e);
        }
    }

    /** The manifest's bytes. */
    public byte[] readManifest() {
        try {
            return Files.readAllBytes(manifest());
        } catch (IOException e) {
            throw DirectoryFailure.of("read the manifest of " + id, e);
        }
    }

    /** States that all of the version is here and verified. */
    public void mark(Marker marker) {
        try {
            for (Path folder : List.of(files(), reading(), root)) {
                DurableFile.syncFolder(folder);
            }
            // CRASH: everything the marker speaks of is durable by now; a crash before this line leaves a folder
            // without
            // marker, which the next start removes.
            DurableFile.replace(root.resolve(MARKER), marker.toJson());
            removeTree(growing());
            removeTree(progress());
        } catch (IOException e) {
            throw DirectoryFailure.of("mark " + id + " as verified", e);
        }
    }

    /**
     * The marker, if it is there and can be read, and the files have the lengths it states.
     *
     * @throws UnavailableException if that cannot be seen now: the process has too many open files, or too few rights
     */
    public Optional<Marker> marker() {
        try (InputStream opened = Files.newInputStream(root.resolve(MARKER))) {
            Optional<Marker> marker = stated(opened);
            return marker.isPresent() && marker.get().describes(files()) ? marker : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UnavailableException(
                    "Cannot see whether " + id + " is complete: " + e,
                    "Let the node read its data directory, and open enough files (ulimit -n); it looks again",
                    e);
        }
    }

    /** What the marker states: nothing if it is garbage, or the disk has lost it; then the version is fetched again. */
    private Optional<Marker> stated(InputStream opened) {
        try {
            return Optional.of(Marker.of(opened.readAllBytes(), root.resolve(MARKER)));
        } catch (CorruptDataException | IOException lost) {
            return Optional.empty();
        }
    }

    /** Whether the version lies here, as far as can be seen: whoever opens it looks closely. */
    public boolean isMarked() {
        try {
            return marker().isPresent();
        } catch (UnavailableException e) {
            // There is a marker, and nobody has seen that it is void: no reason to remove a version.
            return true;
        }
    }

    /** Removes all of it. */
    public void remove() {
        try {
            removeMarkerFirst();
        } catch (IOException e) {
            throw DirectoryFailure.of("remove " + id, e);
        }
    }

    private void removeMarkerFirst() throws IOException {
        // CRASH: the marker goes first, so that half a folder is never taken for a version.
        if (Files.deleteIfExists(root.resolve(MARKER))) {
            DurableFile.syncFolder(root);
        }
        removeTree(root);
    }

    static void removeTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
