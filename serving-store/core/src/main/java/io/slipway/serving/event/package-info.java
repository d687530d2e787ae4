/**
 * What happens in a node, as typed records for listeners: one logs, one counts.
 *
 * <p>Every change of state comes out once, after it has happened; nothing comes out for a row or a look-up.
 */
@NullMarked
package io.slipway.serving.event;

import org.jspecify.annotations.NullMarked;
