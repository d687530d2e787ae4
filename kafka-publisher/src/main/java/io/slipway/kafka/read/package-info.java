/**
 * The rows of a version out of its topic again, at the pace of whoever reads.
 *
 * <p>What a manifest says of a topic comes in; the rows of one partition after the other, or of several at once, go out as
 * an SST writer takes them. Whatever is not of the version, in place, order, number or content, is refused by name, and
 * memory does not depend on how far the reader is behind.
 */
@NullMarked
package io.slipway.kafka.read;

import org.jspecify.annotations.NullMarked;
