/**
 * The commands by which cluster clients find the node of a slot.
 *
 * <p>The slots and addresses of the nodes come in; the answers of a Redis Cluster go out. For now one node holds all
 * slots, and whoever asks it is never sent elsewhere.
 */
@NullMarked
package io.slipway.serving.resp.cluster;

import org.jspecify.annotations.NullMarked;
