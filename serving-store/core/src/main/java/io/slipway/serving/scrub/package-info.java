/**
 * Looks again, slowly, at what lies on this disk.
 *
 * <p>Complete versions come in; those of which a file is no longer the one that was verified go out. A scrub changes
 * nothing on the disk, and its pace does not depend on how fast the disk is.
 */
@NullMarked
package io.slipway.serving.scrub;

import org.jspecify.annotations.NullMarked;
