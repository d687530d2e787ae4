/**
 * The versions that are answered with, swapped all at once.
 *
 * <p>Open versions and a sequence of the catalog log come in; leases on one immutable map go out. A swap is one
 * reference: it does no I/O, readers never wait for it, and a version is given back to be closed only after the last
 * lease that could see it has ended.
 */
@NullMarked
package io.slipway.serving.swap;

import org.jspecify.annotations.NullMarked;
