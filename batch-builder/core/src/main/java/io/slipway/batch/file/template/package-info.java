/**
 * A first dataset file for data that somebody has.
 *
 * <p>Columns with what their first rows tell come in; a commented dataset file goes out, which builds as it is if a key
 * could be found, and says what to change.
 */
@NullMarked
package io.slipway.batch.file.template;

import org.jspecify.annotations.NullMarked;
