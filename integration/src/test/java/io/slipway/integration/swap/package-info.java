/**
 * Versions change while clients read.
 *
 * <p>Readers that never pause come in; what they saw goes out and is held against the catalog log: no error, no mixed command,
 * no sequence that goes back.
 */
@NullMarked
package io.slipway.integration.swap;

import org.jspecify.annotations.NullMarked;
