/**
 * The names and numbers that identify a dataset and its parts, as checked value types.
 *
 * <p>Text and numbers from files, commands and wires come in; immutable values go out. A value that exists is
 * valid: its constructor refuses everything else, so no other package checks a name or a number again.
 */
@NullMarked
package io.slipway.schemas.dataset;

import org.jspecify.annotations.NullMarked;
