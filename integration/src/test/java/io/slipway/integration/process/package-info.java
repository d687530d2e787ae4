/**
 * The programs as processes of their own, killed with signal 9.
 *
 * <p>What they wrote before their death comes in; the next process of the same kind goes on from it, as promised.
 */
@NullMarked
package io.slipway.integration.process;

import org.jspecify.annotations.NullMarked;
