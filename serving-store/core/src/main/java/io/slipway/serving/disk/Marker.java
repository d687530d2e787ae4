package io.slipway.serving.disk;

import io.slipway.catalog.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The statement that a version lies complete and verified on this disk.
 *
 * @param formatVersion of the marker
 * @param rows of the version
 * @param files every SST file of it, in the order of their keys
 */
public record Marker(int formatVersion, long rows, List<VerifiedFile> files) {
    private static final int FORMAT = 1;

    /** Copies the list in. */
    public Marker {
        files = List.copyOf(files);
    }

    /** A marker of today's format. */
    public static Marker of(long rows, List<VerifiedFile> files) {
        return new Marker(FORMAT, rows, files);
    }

    static Marker of(byte[] json, Path file) {
        return CanonicalJson.read(json, Marker.class, file.toString());
    }

    byte[] toJson() {
        return CanonicalJson.write(this);
    }

    /**
     * Whether each file of the marker lies in {@code folder} with the length it had.
     *
     * @throws java.nio.file.NoSuchFileException if one is missing
     */
    boolean describes(Path folder) throws IOException {
        for (VerifiedFile file : files) {
            Path path = folder.resolve(file.name());
            if (Files.size(path) != file.bytes()) {
                return false;
            }
        }
        return formatVersion == FORMAT;
    }
}
