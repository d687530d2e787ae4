/**
 * Columns as Avro schemas, and back.
 *
 * <p>The columns of a value go in, the schema that stands in the manifest comes out; from the schema the same columns can
 * be read again, whatever characters their names have.
 */
@NullMarked
package io.slipway.schemas.avro;

import org.jspecify.annotations.NullMarked;
