package io.slipway.serving.disk;

import io.slipway.schemas.failure.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds a data directory for one node alone. The operating system gives it back when the process ends, however. */
final class DirectoryLock implements AutoCloseable {
    private static final String NAME = "lock";

    // POSIX locks belong to a process, and closing any descriptor of the file drops them: so a process must know what
    // it
    // has locked before it so much as opens the file.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws RefusedException if another node, in this process or another, has it
     */
    static DirectoryLock take(Path directory) throws IOException {
        Path real = directory.toRealPath();
        if (!HELD_HERE.add(real)) {
            throw inUse(directory, "this process");
        }
        try {
            return new DirectoryLock(real, lock(real));
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(real);
            throw e;
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(
                    directory,
                    "process " + Files.readString(file, StandardCharsets.UTF_8).strip());
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        return channel;
    }

    private static RefusedException inUse(Path directory, String holder) {
        return new RefusedException(
                "Cannot use data directory " + directory + ": another node is using it, expected=nobody actual="
                        + holder,
                "Stop the other node, or give this one a data directory of its own with --data-dir");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(directory);
    }
}
