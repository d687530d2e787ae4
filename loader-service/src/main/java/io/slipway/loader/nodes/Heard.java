package io.slipway.loader.nodes;

import io.slipway.catalog.node.Heartbeat;
import java.time.Duration;

/**
 * The last heartbeat of a node.
 *
 * @param at the loader's uptime when it came
 */
public record Heard(Heartbeat heartbeat, Duration at) {}
