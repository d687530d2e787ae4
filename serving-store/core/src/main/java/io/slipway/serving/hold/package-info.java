/**
 * Holds each version of a dataset on this node as far as it is wanted: absent, on disk, open.
 *
 * <p>What is wanted of a version comes in, again and again; it is staged, opened, closed and removed one step at a time,
 * and how far it is goes out. A version that failed is tried again later, and never touches another one.
 */
@NullMarked
package io.slipway.serving.hold;

import org.jspecify.annotations.NullMarked;
