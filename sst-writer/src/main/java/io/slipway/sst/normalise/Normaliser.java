package io.slipway.sst.normalise;

import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.CorruptDataException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * Replaces the random session id in a finished SST file by one that is derived from the rest of its bytes, and takes the
 * SHA-256 of the result. The file is read once.
 *
 * <p>What RocksDB leaves to chance in a file of format version 5 with a pinned host are 24 bytes: the session id's 20 digits
 * in the properties block, and the 4 bytes of that block's checksum. With those 24 set to zero the file's SHA-256 gives the
 * new id. Thread-safe.
 */
public final class Normaliser {
    private static final String PROPERTIES = "rocksdb.properties";
    private static final String SESSION = "rocksdb.creating.session.identity";
    private static final int CHUNK = 1 << 20;

    /**
     * Rewrites the 24 bytes in place; not durable yet.
     *
     * @return the SHA-256 of the file as it is now
     * @throws CorruptDataException if the file is not a table of format version 5 with a {@link BlockChecksum} that is known
     * @throws IOException if the file cannot be read or written
     */
    public Sha256 normalise(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return normalise(channel);
        } catch (UnreadableTableException e) {
            throw new CorruptDataException(
                    "Cannot normalise " + file + ": it has " + e.getMessage(), "Build the file again.", e);
        }
    }

    private static Sha256 normalise(FileChannel channel) throws IOException {
        TableFooter footer = TableFooter.read(read(channel, channel.size() - TableFooter.BYTES, TableFooter.BYTES));
        BlockHandle properties = properties(channel, footer);
        ByteBuffer block = read(channel, properties);
        MessageDigest actual = Sha256.digest();
        feed(channel, 0, properties.offset(), actual);
        ByteBuffer tail = read(channel, properties.end(), channel.size() - properties.end());
        replaceSession(new MetaBlock(footer.checksum(), block), block, copy(actual), tail);
        channel.write(block.duplicate(), properties.offset());
        actual.update(block);
        actual.update(tail);
        return Sha256.of(actual);
    }

    // INVARIANT: the session id depends on every other byte of the file; it is part of the keys of a reader's block
    // cache.
    private static void replaceSession(MetaBlock properties, ByteBuffer block, MessageDigest rest, ByteBuffer tail) {
        ByteBuffer session = properties.value(SESSION);
        if (session.remaining() != SessionId.BYTES) {
            throw new UnreadableTableException("a session id of " + session.remaining() + " bytes");
        }
        session.duplicate().put(new byte[SessionId.BYTES]);
        properties.unseal();
        rest.update(block.duplicate());
        rest.update(tail.duplicate());
        session.put(SessionId.of(Sha256.of(rest)));
        properties.seal();
    }

    private static BlockHandle properties(FileChannel channel, TableFooter footer) throws IOException {
        MetaBlock metaindex = new MetaBlock(footer.checksum(), read(channel, footer.metaindex()));
        return BlockHandle.read(metaindex.value(PROPERTIES));
    }

    private static ByteBuffer read(FileChannel channel, BlockHandle handle) throws IOException {
        return read(channel, handle.offset(), (long) handle.bytes() + BlockHandle.TRAILER_BYTES);
    }

    private static ByteBuffer read(FileChannel channel, long offset, long bytes) throws IOException {
        if (offset < 0 || bytes < 0 || bytes > Integer.MAX_VALUE || offset + bytes > channel.size()) {
            throw new UnreadableTableException("a block outside of the file, from " + offset + " for " + bytes + " of "
                    + channel.size() + " bytes");
        }
        ByteBuffer target = ByteBuffer.allocate((int) bytes);
        while (target.hasRemaining()) {
            if (channel.read(target, offset + target.position()) < 0) {
                throw new EOFException("The file ended at " + (offset + target.position()) + " while it was read");
            }
        }
        return target.flip();
    }

    private static void feed(FileChannel channel, long from, long to, MessageDigest digest) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        for (long at = from; at < to; at += chunk.limit()) {
            chunk.clear().limit((int) Math.min(CHUNK, to - at));
            while (chunk.hasRemaining()) {
                if (channel.read(chunk, at + chunk.position()) < 0) {
                    throw new EOFException("The file ended at " + (at + chunk.position()) + " while it was read");
                }
            }
            digest.update(chunk.array(), 0, chunk.limit());
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Cannot hash: the platform's SHA-256 cannot be copied", e);
        }
    }
}
