package io.slipway.serving.scrub;

import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.serving.disk.VerifiedFile;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.scrub.FileScrub.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One look at every file of the versions that are on the disk; a file that several versions share is read once. */
final class ScrubRound {
    private final FileScrub scrub;
    private final Set<VersionId> seen = new HashSet<>();
    private final Set<Content> sound = new HashSet<>();

    ScrubRound(FileScrub scrub) {
        this.scrub = scrub;
    }

    /** Whether this round has not come to a version yet. */
    boolean isNew(VersionFolder folder) {
        return !seen.contains(folder.id());
    }

    /**
     * Whether a version has a damaged file, or lacks one.
     *
     * @throws UnavailableException if that cannot be seen now
     */
    boolean findsDamage(VersionFolder folder) {
        seen.add(folder.id());
        // No marker: a file is missing or of another length; or the version is being removed, and nobody will mind.
        return folder.marker().map(marker -> hasDamage(folder, marker.files())).orElse(true);
    }

    /** A file that cannot be read now keeps nobody from looking at the others. */
    private boolean hasDamage(VersionFolder folder, List<VerifiedFile> files) {
        @Nullable UnavailableException unread = null;
        for (VerifiedFile file : files) {
            try {
                if (isDamaged(folder.file(file.sha256()), file)) {
                    return true;
                }
            } catch (UnavailableException e) {
                unread = e;
            }
        }
        if (unread != null) {
            throw unread;
        }
        return false;
    }

    private boolean isDamaged(Path path, VerifiedFile file) {
        Optional<Content> before = contentOf(path, file);
        if (before.isEmpty() || sound.contains(before.get())) {
            return false;
        }
        Finding finding = scrub.look(path, file.sha256());
        if (finding == Finding.SOUND) {
            sound.add(before.get());
        }
        // The version may have been fetched again while this was reading the file of before.
        return finding == Finding.DAMAGED && before.equals(contentOf(path, file));
    }

    private static Optional<Content> contentOf(Path path, VerifiedFile file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Object inode = attributes.fileKey();
            return Optional.of(new Content(inode == null ? path : inode, file.sha256(), attributes.lastModifiedTime()));
        } catch (NoSuchFileException e) {
            // Removed meanwhile: nobody wants the version any more.
            return Optional.empty();
        } catch (IOException e) {
            throw FileScrub.unreadable(path, e);
        }
    }

    /** What was read, under whatever name. An inode alone says little: another file may have it a moment later. */
    private record Content(Object inode, Sha256 expected, FileTime modified) {}
}
