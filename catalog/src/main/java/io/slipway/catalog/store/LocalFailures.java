package io.slipway.catalog.store;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;

/** Tells the failures of a file system apart by what the caller can do. */
final class LocalFailures {
    private static final List<String> NO_ROOM = List.of("No space left on device", "Disk quota exceeded");
    private static final List<String> REFUSED =
            List.of("Read-only file system", "Operation not permitted", "Permission denied");

    private static final List<String> NO_DIRECTORY = List.of("Not a directory");

    private LocalFailures() {}

    /** A piece of work on files. */
    interface Step<T> {
        T run() throws IOException;
    }

    /**
     * The failure to throw.
     *
     * @param verb what was tried
     * @param thing the key or path
     */
    static SlipwayException translate(String verb, Object thing, IOException e) {
        String message = "Cannot " + verb + " " + thing + ": " + e.getMessage();
        if (e instanceof AccessDeniedException || says(e, REFUSED)) {
            return new AccessException(
                    message + " (permission denied)", "Give this user permission to the root directory.", e);
        }
        if (says(e, NO_ROOM)) {
            return new AccessException(message, "Make room on the disk of the root.", e);
        }
        if (e instanceof FileAlreadyExistsException || says(e, NO_DIRECTORY)) {
            return new AccessException(message + " (not a directory)", "Choose a directory as root.", e);
        }
        return new UnavailableException(message, "Check the disk of the root, then repeat the command.", e);
    }

    static SlipwayException translateLink(ObjectKey key, Exception e) {
        if (e instanceof IOException io) {
            return translate("create", key, io);
        }
        return new AccessException(
                "Cannot create " + key + ": the file system has no hard links",
                "Choose a root on a local file system such as ext4 or xfs.",
                e);
    }

    private static boolean says(IOException e, List<String> words) {
        String message = String.valueOf(e.getMessage());
        return words.stream().anyMatch(message::contains);
    }
}
