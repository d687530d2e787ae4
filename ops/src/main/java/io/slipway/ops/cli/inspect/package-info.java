/**
 * Looking into single stored things: an SST file, a manifest, an entry of the log.
 *
 * <p>A path, a key or a version comes in; what stands there goes out, in words for people and whole as JSON. Nothing is
 * written, and nothing is judged: that is for verify and doctor.
 */
@NullMarked
package io.slipway.ops.cli.inspect;

import org.jspecify.annotations.NullMarked;
