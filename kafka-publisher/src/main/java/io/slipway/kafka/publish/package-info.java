/**
 * Writes the rows of a version into a topic of their own.
 *
 * <p>The sorted rows of each shard come in, on any number of threads; a topic goes out that holds each row once, in order, a
 * partition a shard, with offsets, counts and checksums for the manifest. Nobody reads the topic before a manifest names it.
 */
@NullMarked
package io.slipway.kafka.publish;

import org.jspecify.annotations.NullMarked;
