/**
 * Avro binary to JSON and text.
 *
 * <p>A decoder is composed once for a column from its type; then it streams from the stored bytes into the answer, without
 * a tree or an object a field. Bytes that are no value of the type are refused as corrupt data, never guessed at.
 */
@NullMarked
package io.slipway.schemas.decode;

import org.jspecify.annotations.NullMarked;
