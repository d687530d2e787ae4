package io.slipway.serving.fetch;

import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.CorruptDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts one file together from ranges that arrive in any order, and hashes them in the order of the file while they are in
 * memory. Thread-safe.
 */
final class FileAssembly implements AutoCloseable {
    private final WantedFile wanted;
    private final int rangeBytes;
    private final int ranges;
    private final BitSet written = new BitSet();
    private final MessageDigest digest = Sha256.digest();
    private @Nullable FileChannel opened;
    private int hashed;

    FileAssembly(WantedFile wanted, int rangeBytes) {
        this.wanted = wanted;
        this.rangeBytes = rangeBytes;
        this.ranges = Math.toIntExact(Math.max(1, (wanted.bytes() + rangeBytes - 1) / rangeBytes));
    }

    WantedFile wanted() {
        return wanted;
    }

    int ranges() {
        return ranges;
    }

    synchronized boolean isWritten(int range) {
        return written.get(range);
    }

    long offset(int range) {
        return (long) range * rangeBytes;
    }

    int length(int range) {
        return (int) Math.min(rangeBytes, wanted.bytes() - offset(range));
    }

    boolean isLast(int range) {
        return range == ranges - 1;
    }

    /**
     * Takes the content of a range, from position to limit of a buffer that the caller lends; also as room to read in.
     *
     * @return whether the file is complete, proved and durable now
     */
    synchronized boolean put(int range, ByteBuffer content) throws IOException {
        FileChannel channel = channel();
        ByteBuffer source = content.duplicate();
        for (long at = offset(range); source.hasRemaining(); ) {
            at += channel.write(source, at);
        }
        written.set(range);
        if (range == hashed) {
            digest.update(content.duplicate());
            hashed++;
            hashWhatCameEarly(channel, content.duplicate().clear());
        }
        return hashed == ranges && finish(channel);
    }

    private void hashWhatCameEarly(FileChannel channel, ByteBuffer room) throws IOException {
        for (; hashed < ranges && written.get(hashed); hashed++) {
            room.clear().limit(length(hashed));
            for (long at = offset(hashed); room.hasRemaining(); ) {
                int read = channel.read(room, at);
                if (read < 0) {
                    throw new IOException("the file ended at " + at + " while it was being written");
                }
                at += read;
            }
            digest.update(room.flip());
        }
    }

    private boolean finish(FileChannel channel) throws IOException {
        Sha256 actual = Sha256.of(digest);
        if (!actual.equals(wanted.sha256())) {
            throw new CorruptDataException(
                    "Cannot take " + wanted + ": it was altered, or is another file, expected=" + wanted.sha256()
                            + " actual=" + actual,
                    "Build the version again, or restore the object");
        }
        // CRASH: the content must be durable before a marker that speaks of it is written.
        channel.force(true);
        channel.close();
        return true;
    }

    // Opened with the first range, so that a version of many files does not hold them all open.
    private FileChannel channel() throws IOException {
        if (opened == null) {
            opened = FileChannel.open(
                    wanted.target(), StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        return opened;
    }

    @Override
    public synchronized void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }
}
