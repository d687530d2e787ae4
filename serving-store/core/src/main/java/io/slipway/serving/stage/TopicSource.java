package io.slipway.serving.stage;

import io.slipway.serving.topic.TopicFetcher;

/**
 * Where a node reads topics.
 *
 * @param preferred whether it takes the topic of a version that has files too
 */
public record TopicSource(TopicFetcher fetcher, boolean preferred) {}
