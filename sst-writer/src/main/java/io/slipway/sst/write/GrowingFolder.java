package io.slipway.sst.write;

import java.nio.file.Path;

/**
 * Where files grow.
 *
 * @param remedy what its owner does when it cannot be written, or is full
 */
record GrowingFolder(Path path, String remedy) {
    /** The temporary directory of a build. */
    static GrowingFolder ofBuild(Path path) {
        return new GrowingFolder(
                path, "Make room on the disk of the temporary directory, or name another one with --temp-dir.");
    }

    /** A part of the data directory of a node. */
    static GrowingFolder ofNode(Path path) {
        return new GrowingFolder(path, "Make room on the disk of the data directory, and let the node write there");
    }
}
