package io.slipway.serving.disk;

import java.io.IOException;
import java.util.List;

/**
 * A version would not fit on the disk: the cause of a refusal that ends when room is made. A disk that is full says the same in
 * its own words.
 */
public final class NoRoomException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final List<String> FULL = List.of("No space left on device", "Disk quota exceeded");

    NoRoomException(String message) {
        super(message);
    }

    /** Whether a failure comes from that, and from no other refusal of a disk, a store or brokers. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoRoomException || isFullDisk(cause)) {
                return true;
            }
        }
        return false;
    }

    // The disk is heard through Java and through RocksDB; both pass its words on.
    private static boolean isFullDisk(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        return FULL.stream().anyMatch(said::contains);
    }
}
