/**
 * What a column is: its name and type, and how an engine hands its values over.
 *
 * <p>An engine's adapter implements {@link io.slipway.schemas.column.ColumnReader} over its own batches; encoders ask it
 * value by value and make no object on the way. A value that its type cannot hold is refused as a rejection of its row.
 */
@NullMarked
package io.slipway.schemas.column;

import org.jspecify.annotations.NullMarked;
