/**
 * What comes with a request: the parts of its path, its headers and its body.
 *
 * <p>Text comes in; checked values go out, or a sentence that names the part that does not fit and what would.
 */
@NullMarked
package io.slipway.loader.request;

import org.jspecify.annotations.NullMarked;
