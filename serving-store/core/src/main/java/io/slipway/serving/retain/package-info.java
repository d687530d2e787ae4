/**
 * Which versions a node keeps, and which of them open.
 *
 * <p>The state of a dataset and a monotonic clock come in; what shall be on disk and what shall be open goes out. The
 * target of a rollback is always among both, and a version that was answered with stays open for a while.
 */
@NullMarked
package io.slipway.serving.retain;

import org.jspecify.annotations.NullMarked;
