/**
 * Proves that what a node has fetched is the version that the catalog names.
 *
 * <p>A manifest and files on disk come in; the same, proved completely, go out: hashes, the namespace, the number of
 * rows, first and last key, the order of the keys and the checksum of every block. What fails is refused by name.
 */
@NullMarked
package io.slipway.serving.verify;

import org.jspecify.annotations.NullMarked;
