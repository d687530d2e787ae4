/**
 * What a key is: which columns make it, its text in look-ups, its bytes in files.
 *
 * <p>Key columns of a row, or the text that a client sent, go in; the SST key comes out: slot, partition text and sort
 * bytes, in which unsigned lexicographic order is the order of the values. Both ways give the same bytes for the same
 * key, and the bytes give the text back. The format stands in {@code docs/format/keys-and-values.md}.
 */
@NullMarked
package io.slipway.schemas.key;

import org.jspecify.annotations.NullMarked;
