package io.slipway.serving.disk;

import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.sst.write.SstFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Where one partition of a topic becomes files of a version, and what is known of it after a crash. One owner at a time. */
public final class PartitionFolder {
    private final VersionFolder version;
    private final int partition;

    PartitionFolder(VersionFolder version, int partition) {
        this.version = version;
        this.partition = partition;
    }

    /** An empty folder for the file that is being written. */
    public Path beginGrowing() {
        Path folder = version.growing().resolve(Integer.toString(partition));
        try {
            VersionFolder.removeTree(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw DirectoryFailure.of("make " + folder, e);
        }
    }

    /** Takes a finished file among those of the version; it is durable then, and nobody knows of it yet. */
    public void take(SstFile file) {
        Path target = version.file(file.sha256());
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
            // CRASH: the content must be durable before a name leads to it that says what it is.
            channel.force(true);
            Files.move(file.path(), target, StandardCopyOption.ATOMIC_MOVE);
            DurableFile.syncFolder(version.files());
        } catch (IOException e) {
            throw DirectoryFailure.of("keep " + target, e);
        }
    }

    /** Removes a file that is not what was recorded, if it is there. */
    public void drop(PartitionRecord.Part part) {
        Path file = version.file(part.sha256());
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw DirectoryFailure.of("remove " + file, e);
        }
    }

    /** Remembers how far the partition is. */
    public void record(PartitionRecord record) {
        try {
            DurableFile.replace(file(), record.toJson());
        } catch (IOException e) {
            throw DirectoryFailure.of("write " + file(), e);
        }
    }

    /** How far it was, if anything is known of that: garbage says nothing. */
    public Optional<PartitionRecord> recorded() {
        try {
            return Optional.of(PartitionRecord.parse(Files.readAllBytes(file()), file().toString()));
        } catch (NoSuchFileException | CorruptDataException unknown) {
            return Optional.empty();
        } catch (IOException e) {
            throw DirectoryFailure.of("read " + file(), e);
        }
    }

    private Path file() {
        return version.progress().resolve(partition + ".json");
    }
}
