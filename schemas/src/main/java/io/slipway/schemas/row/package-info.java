/**
 * What a row is as bytes; begin with {@link io.slipway.schemas.row.RowCodec}.
 *
 * <p>Rows of a batch go in column by column; an SST key and a value come out, and from them the row as JSON or field by
 * field. Equal rows give equal bytes, whichever engine hands them over.
 */
@NullMarked
package io.slipway.schemas.row;

import org.jspecify.annotations.NullMarked;
