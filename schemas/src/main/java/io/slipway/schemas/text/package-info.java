/**
 * The canonical text of values, and JSON around it.
 *
 * <p>A value in memory is appended to a {@link io.slipway.schemas.text.ByteSink} as ASCII or UTF-8; text from a key is
 * read back into the value. One value has one text, the same on every platform and release of Java.
 */
@NullMarked
package io.slipway.schemas.text;

import org.jspecify.annotations.NullMarked;
