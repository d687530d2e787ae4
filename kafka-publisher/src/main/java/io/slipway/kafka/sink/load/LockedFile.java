package io.slipway.kafka.sink.load;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.slipway.schemas.failure.RefusedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A file that one load alone writes. The operating system gives it back when the process ends, however. */
final class LockedFile implements AutoCloseable {
    // POSIX locks belong to a process, and closing any descriptor of the file drops them: so a process must know what
    // it
    // has locked before it so much as opens the file, and reads it by the descriptor that holds the lock alone.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path real;
    private final FileChannel channel;

    private LockedFile(Path real, FileChannel channel) {
        this.real = real;
        this.channel = channel;
    }

    /**
     * Takes a file, which is made if it is not there.
     *
     * @throws RefusedException if another load, in this process or another, has it
     */
    static LockedFile take(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Path real = folder.toRealPath().resolve(name);
        if (!HELD_HERE.add(real)) {
            throw inUse(file);
        }
        try {
            return new LockedFile(real, locked(file));
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(real);
            throw e;
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
        boolean isOurs = false;
        try {
            isOurs = channel.tryLock() != null;
        } finally {
            if (!isOurs) {
                channel.close();
            }
        }
        if (!isOurs) {
            throw inUse(file);
        }
        return channel;
    }

    private static RefusedException inUse(Path file) {
        return new RefusedException(
                "Cannot write dead letters into " + file + ": another process writes it, a sink of the same index",
                "Stop the other sink, or give this one a --name, an --alias and a folder of --dead-letters of its"
                        + " own.");
    }

    /** To read and write it; nobody else closes it. */
    FileChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(real);
        }
    }
}
