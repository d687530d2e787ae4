/**
 * What the engine's SQL types are to us.
 *
 * <p>The text of an SQL type comes in; the column type, and the SQL type in which the engine hands its values over, go
 * out. A type that has no stored form is refused by its name, before any row is read.
 */
@NullMarked
package io.slipway.batch.embedded.type;

import org.jspecify.annotations.NullMarked;
