package io.slipway.kafka.broker;

import io.slipway.kafka.topic.KafkaSettings;

/** The contract of a broker, on the one that tests use. */
class ProcessBrokerContractIT extends BrokerContract {
    @Override
    protected KafkaSettings broker() {
        return SharedBroker.get().settings();
    }
}
