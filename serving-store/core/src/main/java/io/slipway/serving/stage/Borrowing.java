package io.slipway.serving.stage;

import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.AccessException;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.verify.FileProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Takes a file from a version that is on this disk already: unchanged files are not fetched again. */
final class Borrowing {
    private Borrowing() {}

    /** Whether a neighbour had the file; it is in the folder then, proved by its hash, under a name of its own. */
    static boolean borrow(Sha256 sha256, VersionFolder folder, List<VersionFolder> neighbours) {
        return neighbours.stream().anyMatch(neighbour -> borrow(sha256, neighbour.file(sha256), folder.file(sha256)));
    }

    private static boolean borrow(Sha256 sha256, Path source, Path target) {
        try {
            Files.createLink(target, source);
            if (FileProof.hasHash(target, sha256)) {
                return true;
            }
            Files.delete(target);
            return false;
        } catch (NoSuchFileException e) {
            // The neighbour has no such file, or is just being removed.
            return false;
        } catch (IOException e) {
            throw new AccessException(
                    "Cannot borrow " + source + ": " + e.getMessage(),
                    "Make room on the disk of the data directory, on a file system with hard links",
                    e);
        }
    }
}
