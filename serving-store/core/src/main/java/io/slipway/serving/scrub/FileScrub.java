package io.slipway.serving.scrub;

import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.function.IntPredicate;

/** Hashes one file, a piece at a time. */
final class FileScrub {
    private static final int PIECE_BYTES = 1 << 20;

    /** What was found. */
    enum Finding {
        /** It is as it was. */
        SOUND,
        /** It is not, or cannot be read. */
        DAMAGED,
        /** Nothing: it has been removed meanwhile, or the scrub has ended. */
        UNKNOWN
    }

    private final IntPredicate stoppedAfter;

    /** Asks after each piece of so many bytes whether to stop. */
    FileScrub(IntPredicate stoppedAfter) {
        this.stoppedAfter = stoppedAfter;
    }

    /**
     * Reads a file.
     *
     * @throws UnavailableException if it cannot be opened now
     */
    Finding look(Path file, Sha256 expected) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return look(channel, expected);
        } catch (NoSuchFileException e) {
            return Finding.UNKNOWN;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Says nothing about the file: this process has too many open files, or too few rights. */
    static UnavailableException unreadable(Path file, IOException cause) {
        return new UnavailableException(
                "Cannot hash " + file + " again: " + cause,
                "Let the node read its data directory, and open enough files (ulimit -n); the next round looks again",
                cause);
    }

    private Finding look(FileChannel channel, Sha256 expected) {
        MessageDigest digest = Sha256.digest();
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
        try {
            for (int read = channel.read(piece); read >= 0; read = channel.read(piece.clear())) {
                digest.update(piece.flip());
                if (stoppedAfter.test(read)) {
                    return Finding.UNKNOWN;
                }
            }
        } catch (IOException e) {
            // The disk cannot read what it has been given.
            return Finding.DAMAGED;
        }
        return Sha256.of(digest).equals(expected) ? Finding.SOUND : Finding.DAMAGED;
    }
}
