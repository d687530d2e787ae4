/**
 * The gates: whether the figures of a version are fit to be served.
 *
 * <p>A definition and the manifests of the candidate and of the active version come in; one verdict a gate goes out. A gate
 * fails closed: a verdict that is missing, a measure that is missing, or an error while judging all count as failed.
 * Comparisons pass when nothing is active, and say so.
 */
@NullMarked
package io.slipway.loader.gate;

import org.jspecify.annotations.NullMarked;
