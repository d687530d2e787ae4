package io.slipway.catalog.store;

import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Objects as files below a directory of a file system with hard links.
 *
 * <p>An object comes into being by a hard link from a complete, fsynced temporary file: the link fails if the name is
 * taken, and no reader ever sees half a file. Processes of one machine may share the directory.
 */
public final class LocalObjectStore implements ObjectStore {
    private final Path root;
    private final LeavingsFolder leavings;
    private final CrashPoints crashPoints;

    /** The objects below {@code root}; the directory is made by the first creation. */
    public LocalObjectStore(Path root) {
        this(root, CrashPoints.NONE);
    }

    LocalObjectStore(Path root, CrashPoints crashPoints) {
        this.root = root.toAbsolutePath().normalize();
        this.leavings = new LeavingsFolder(this.root);
        this.crashPoints = crashPoints;
    }

    @Override
    public void create(ObjectKey key, byte[] content) {
        ObjectStore.requireWhole(key, content);
        Path temporary = prepare(key, () -> leavings.write(content));
        publish(key, temporary);
    }

    @Override
    public void upload(ObjectKey key, Path file, Sha256 sha256) {
        if (!Files.isRegularFile(file)) {
            throw new NotFoundException(
                    "Cannot upload " + key + ": there is no file " + file, "Check that the file still exists.");
        }
        Path temporary = prepare(key, () -> leavings.take(file));
        Sha256 actual = prepare(key, () -> Sha256.of(temporary));
        if (!actual.equals(sha256)) {
            leavings.discard(temporary);
            throw new CorruptDataException(
                    "Cannot upload " + key + ": the file has other bytes, expected=" + sha256 + " actual=" + actual,
                    "Build the file again.");
        }
        publish(key, temporary);
    }

    private <T> T prepare(ObjectKey key, LocalFailures.Step<T> step) {
        try {
            crashPoints.reached("temporary file");
            LocalFolders.create(root, LocalFolders.of(pathOf(key)));
            return step.run();
        } catch (IOException e) {
            throw LocalFailures.translate("create", key, e);
        }
    }

    private void publish(ObjectKey key, Path temporary) {
        Path target = pathOf(key);
        try {
            // CRASH: before the link nobody sees the object; the temporary file is a leaving that a sweep removes.
            crashPoints.reached("link");
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            leavings.discard(temporary);
            throw new ConflictException(
                    "Cannot create " + key + ": it exists in " + describe(), "Read it and decide again.", e);
        } catch (IOException | UnsupportedOperationException e) {
            leavings.discard(temporary);
            throw LocalFailures.translateLink(key, e);
        }
        makeDurable(key, LocalFolders.of(target));
        // CRASH: the object is there for good; what remains of the temporary file is a second name for it.
        crashPoints.reached("removal of the temporary file");
        leavings.discard(temporary);
    }

    private void makeDurable(ObjectKey key, Path folder) {
        try {
            // CRASH: the object is seen but its name may not survive a power failure; nobody was told that it exists
            // yet.
            crashPoints.reached("fsync of the folder");
            LocalFolders.sync(folder);
        } catch (IOException e) {
            throw new OutcomeUnknownException(
                    "Cannot create " + key + ": the outcome is unknown, fsync of " + folder + " failed",
                    "Check the disk, then repeat the command.",
                    e);
        }
    }

    @Override
    public byte[] read(ObjectKey key) {
        Path path = pathOf(key);
        return reading(key, () -> {
            long bytes = Files.size(path);
            if (bytes > WHOLE_LIMIT) {
                throw new CorruptDataException(
                        "Cannot read " + key + ": too long, expected=at most " + WHOLE_LIMIT + " bytes actual=" + bytes,
                        "Read it in ranges.");
            }
            return Files.readAllBytes(path);
        });
    }

    @Override
    public int readRange(ObjectKey key, long offset, ByteBuffer target) {
        return reading(key, () -> {
            try (FileChannel file = FileChannel.open(pathOf(key), StandardOpenOption.READ)) {
                int wanted = target.remaining();
                long at = offset;
                while (target.hasRemaining()) {
                    int n = file.read(target, at);
                    if (n < 0) {
                        break;
                    }
                    at += n;
                }
                return wanted - target.remaining();
            }
        });
    }

    private <T> T reading(ObjectKey key, LocalFailures.Step<T> step) {
        try {
            if (Files.isDirectory(pathOf(key))) {
                throw new NoSuchFileException(key.text());
            }
            return step.run();
        } catch (NoSuchFileException e) {
            throw new NotFoundException(
                    "Cannot read " + key + ": there is no such object in " + describe(),
                    "Check the key and the root.",
                    e);
        } catch (IOException e) {
            throw LocalFailures.translate("read", key, e);
        }
    }

    @Override
    public Optional<ObjectStat> stat(ObjectKey key) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(pathOf(key), BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new ObjectStat(
                            key,
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw LocalFailures.translate("look at", key, e);
        }
    }

    @Override
    public Stream<ObjectStat> list(String prefix) {
        return new LocalListing(root, prefix).objects();
    }

    @Override
    public void delete(ObjectKey key) {
        try {
            Files.deleteIfExists(pathOf(key));
        } catch (IOException e) {
            throw LocalFailures.translate("delete", key, e);
        }
    }

    @Override
    public int removeLeavings(Instant before) {
        return leavings.removeOlderThan(before);
    }

    @Override
    public String describe() {
        String uri = root.toUri().toString();
        // A path's URI ends with a slash once the directory exists.
        return uri.endsWith("/") && root.getNameCount() > 0 ? uri.substring(0, uri.length() - 1) : uri;
    }

    @Override
    public void close() {}

    private Path pathOf(ObjectKey key) {
        if (key.text().startsWith(LeavingsFolder.NAME + "/")) {
            throw new IllegalArgumentException(
                    "Cannot name an object " + key + ": the folder is kept for unfinished files");
        }
        return root.resolve(key.text());
    }

    /** Where a test may stop the process. */
    interface CrashPoints {
        CrashPoints NONE = before -> {};

        /** Called right before a step whose order matters. */
        void reached(String before);
    }
}
