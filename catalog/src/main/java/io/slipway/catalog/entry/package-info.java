/**
 * The entries of the catalog log and the changes in them, as stored.
 *
 * <p>Bytes of an entry come in, records come out, and back. Equal entries have equal bytes; an entry names the SHA-256 of the
 * bytes before it, so nothing can be altered unseen. What a change means is said by the fold, not here.
 */
@NullMarked
package io.slipway.catalog.entry;

import org.jspecify.annotations.NullMarked;
