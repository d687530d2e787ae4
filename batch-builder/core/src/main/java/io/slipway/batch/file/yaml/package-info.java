/**
 * YAML whose every value knows its line.
 *
 * <p>A text comes in; values by key go out, checked for their kind as they are read. What does not fit is refused with
 * the file, the line, the nearest key that would fit, and what to do.
 */
@NullMarked
package io.slipway.batch.file.yaml;

import org.jspecify.annotations.NullMarked;
