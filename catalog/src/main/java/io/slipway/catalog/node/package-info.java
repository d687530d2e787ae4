/**
 * What a serving node and a loader say to each other: the heartbeat and its answer, as records and as JSON.
 *
 * <p>A node's account of itself comes in; the head of the log and the suspects go out. The JSON has a fixed field order,
 * and fields that a reader does not know are passed over, because nodes and loaders of different ages talk to each
 * other. Where each of them listens is said in the same words.
 */
@NullMarked
package io.slipway.catalog.node;

import org.jspecify.annotations.NullMarked;
