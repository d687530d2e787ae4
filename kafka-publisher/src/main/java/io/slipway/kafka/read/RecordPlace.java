package io.slipway.kafka.read;

/** Where a record stands, for messages. */
record RecordPlace(String topic, int partition, long offset) {
    @Override
    public String toString() {
        return "topic " + topic + ", partition " + partition + ", offset " + offset;
    }
}
