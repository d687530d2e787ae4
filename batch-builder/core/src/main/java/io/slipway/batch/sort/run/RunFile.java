package io.slipway.batch.sort.run;

import io.slipway.schemas.failure.AccessException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file of rows. Where the operating system allows it, the file is unlinked while it is open and vanishes
 * with the process. Reading by position is thread-safe.
 */
final class RunFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private RunFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static RunFile create(Path path) {
        try {
            return new RunFile(
                    path,
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw failed("create", path, e);
        }
    }

    /** Appends all that remains in the buffer. */
    void append(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw failed("write", path, e);
        }
    }

    /** Reads from this offset until the buffer is full. */
    void read(ByteBuffer target, long offset) {
        try {
            long at = offset;
            while (target.hasRemaining()) {
                int read = channel.read(target, at);
                if (read < 0) {
                    throw new IOException("the file ends at " + at);
                }
                at += read;
            }
        } catch (IOException e) {
            throw failed("read", path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed("remove", path, e);
        }
    }

    private static AccessException failed(String verb, Path path, IOException cause) {
        return new AccessException(
                "Cannot " + verb + " the sorted run " + path + ": " + cause.getMessage(),
                "Make room in that folder, name another one with --temp-dir, or allow more memory with --memory.",
                cause);
    }
}
