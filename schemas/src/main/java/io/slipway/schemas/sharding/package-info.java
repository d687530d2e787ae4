/**
 * Which slot, slot group and shard a partition key belongs to.
 *
 * <p>The canonical text of a partition key goes in, a slot of 16384 comes out, exactly as every Redis Cluster client
 * computes it. Slots, groups and shards are nested ranges, so what lies together in one stays together in the others.
 */
@NullMarked
package io.slipway.schemas.sharding;

import org.jspecify.annotations.NullMarked;
