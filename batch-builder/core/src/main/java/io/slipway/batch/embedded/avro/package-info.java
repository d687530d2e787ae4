/**
 * Avro files for an engine that cannot read them itself.
 *
 * <p>Container files come in; their columns as SQL types and their rows, appended one by one, go out. A file with a type
 * that SQL has not is refused before its first row, a broken one by its name.
 */
@NullMarked
package io.slipway.batch.embedded.avro;

import org.jspecify.annotations.NullMarked;
