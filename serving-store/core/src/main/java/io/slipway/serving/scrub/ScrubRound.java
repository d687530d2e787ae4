package io.slipway.serving.scrub;

import io.slipway.serving.disk.Marker;
import io.slipway.serving.disk.VerifiedFile;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.scrub.FileScrub.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One look at every file of the versions that are on the disk; a file that several versions share is read once. */
final class ScrubRound {
    private final FileScrub scrub;
    private final Set<VersionId> seen = new HashSet<>();
    private final Map<Object, Finding> findings = new HashMap<>();

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
     * @throws io.slipway.schemas.failure.UnavailableException if that cannot be seen now
     */
    boolean findsDamage(VersionFolder folder) {
        seen.add(folder.id());
        Optional<Marker> marker = folder.marker();
        if (marker.isEmpty()) {
            // A file is missing or of another length; or the version is being removed, and nobody will mind.
            return true;
        }
        List<Finding> all = new ArrayList<>();
        for (VerifiedFile file : marker.get().files()) {
            all.add(look(folder.file(file.sha256()), file));
        }
        return all.contains(Finding.DAMAGED);
    }

    private Finding look(Path path, VerifiedFile file) {
        try {
            Object inode = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            Object key = inode == null ? path : inode;
            return findings.computeIfAbsent(key, any -> scrub.look(path, file.sha256()));
        } catch (IOException e) {
            // Removed meanwhile: nobody wants the version any more.
            return Finding.UNKNOWN;
        }
    }
}
