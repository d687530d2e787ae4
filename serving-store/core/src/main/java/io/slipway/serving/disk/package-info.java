/**
 * This node's own disk: which versions lie there complete, and what was answered last.
 *
 * <p>Verified versions come in; after a crash at any moment exactly those come out again whose marker, written last, is
 * there. So a node starts and serves with the object store down, and never opens what it had not verified.
 */
@NullMarked
package io.slipway.serving.disk;

import org.jspecify.annotations.NullMarked;
