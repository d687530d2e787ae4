/**
 * The topics of versions: their names, their settings, their making and their end.
 *
 * <p>An attempt comes in; a topic of its own that no other attempt ever uses goes out. What an attempt is about to make in
 * Kafka it notes in its folder first, so that a sweep finds every topic that nobody needs.
 */
@NullMarked
package io.slipway.kafka.topic;

import org.jspecify.annotations.NullMarked;
