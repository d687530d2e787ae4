/**
 * What operators order: activate, stage, reject, roll back, pin, unpin, drop, and let a node leave.
 *
 * <p>An order and the facts of the moment come in; the changes for one entry go out, or a refusal that says who or what is in
 * the way. The loader's REST resources and the command line without a loader use the same orders; they differ in what they
 * know about readiness alone.
 */
@NullMarked
package io.slipway.loader.operate;

import org.jspecify.annotations.NullMarked;
