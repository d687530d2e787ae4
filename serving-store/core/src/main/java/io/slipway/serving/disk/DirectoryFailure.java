package io.slipway.serving.disk;

import io.slipway.schemas.failure.AccessException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;

/** Translates what the disk says of a data directory, once, at the border. */
final class DirectoryFailure {
    private DirectoryFailure() {}

    static AccessException of(String what, IOException cause) {
        return new AccessException(
                "Cannot " + what + ": " + cause.getMessage() + meaning(cause),
                "Make room on the disk of the data directory, and let the node write there",
                cause);
    }

    // Of these the message is a path, and nothing else.
    private static String meaning(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return " (permission denied)";
        }
        return cause instanceof FileAlreadyExistsException ? " (not a directory)" : "";
    }
}
