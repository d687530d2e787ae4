/**
 * The commands that see the rows of a partition key as a sorted set.
 *
 * <p>A partition key and bounds come in; the sort texts of its rows go out, in the order of their sort bytes, however many
 * they are and all of one version. The rows themselves are then asked for by key.
 */
@NullMarked
package io.slipway.serving.resp.range;

import org.jspecify.annotations.NullMarked;
