/**
 * Verbs that change what is served: activate, stage, reject, roll back, pin, unpin, drop.
 *
 * <p>A person's wish and a reason come in; one entry of the log, or a refusal that says who or what is in the way, goes
 * out. A loader carries it out, or with {@code --offline} this process.
 */
@NullMarked
package io.slipway.ops.cli.order;

import org.jspecify.annotations.NullMarked;
