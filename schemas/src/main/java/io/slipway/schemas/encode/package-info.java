/**
 * Values of a batch to Avro binary.
 *
 * <p>An encoder is composed once for a column from its type and reader; then it copies value by value. What is written is
 * standard Avro binary of the schema in the manifest, and one value has one form: minimal integers, one block an array.
 */
@NullMarked
package io.slipway.schemas.encode;

import org.jspecify.annotations.NullMarked;
