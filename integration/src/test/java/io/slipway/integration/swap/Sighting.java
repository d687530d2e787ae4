package io.slipway.integration.swap;

import java.util.Map;

/**
 * What one command saw of several datasets, between two sequences that the same connection was told.
 *
 * @param before the sequence of a command before it
 * @param after the sequence of a command behind it
 * @param versions the version that each dataset was answered with
 */
record Sighting(long before, long after, Map<String, Long> versions) {}
