/**
 * Brings the files of a version from the object store to this node's disk.
 *
 * <p>What a manifest says of its files comes in; the same files on disk, each proved by the SHA-256 of the bytes as they
 * arrived, go out. A file that is missing, short, long or of other content is refused by name, and nothing of it is
 * ever called fetched; after a break what has arrived is not fetched again.
 */
@NullMarked
package io.slipway.serving.fetch;

import org.jspecify.annotations.NullMarked;
