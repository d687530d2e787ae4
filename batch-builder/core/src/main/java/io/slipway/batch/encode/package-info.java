/**
 * From an engine's batches to sorted shards: every row is encoded, measured, and appended to the sort, or rejected.
 *
 * <p>Several threads take batches from one engine at once. Nothing that comes out depends on which thread took which
 * batch.
 */
@NullMarked
package io.slipway.batch.encode;

import org.jspecify.annotations.NullMarked;
