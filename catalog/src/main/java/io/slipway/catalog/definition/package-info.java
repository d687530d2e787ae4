/**
 * The policy of a dataset: what holds for every push of it, whoever pushes.
 *
 * <p>A checked definition comes in, canonical JSON and its SHA-256 come out; the hash is the definition's name in the store
 * and in the catalog log. Equal policies have equal hashes.
 */
@NullMarked
package io.slipway.catalog.definition;

import org.jspecify.annotations.NullMarked;
