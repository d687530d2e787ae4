package io.slipway.serving;

import io.slipway.kafka.topic.KafkaSettings;

/**
 * How a node reads versions from Kafka.
 *
 * @param kafka the brokers
 * @param preferred whether the topic of a version is taken that has files too
 */
public record TopicOptions(KafkaSettings kafka, boolean preferred) {}
