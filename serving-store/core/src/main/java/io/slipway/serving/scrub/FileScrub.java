package io.slipway.serving.scrub;

import io.slipway.schemas.dataset.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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

    Finding look(Path file, Sha256 expected) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return look(channel, expected);
        } catch (IOException e) {
            // It cannot be opened: it is gone, or this process has too many files. A reader will see.
            return Finding.UNKNOWN;
        }
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
