/**
 * The failures of every module, classed by what the caller does about them.
 *
 * <p>A module that cannot go on throws one of these; the program at the top turns the class into an exit code, a status
 * or a retry. Nothing is caught between the two but to add a place and rethrow.
 */
@NullMarked
package io.slipway.schemas.failure;

import org.jspecify.annotations.NullMarked;
