/**
 * Proves that what is stored of a version is what was written.
 *
 * <p>A manifest and the store come in; figures and every flaw, by object, go out. Each file is read once, whole, and held
 * against everything that the manifest says of it: length, SHA-256, block checksums, counts, keys, slots, row checksum.
 */
@NullMarked
package io.slipway.sst.proof;

import org.jspecify.annotations.NullMarked;
