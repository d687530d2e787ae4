package io.slipway.kafka.read;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/** What a consumer has received over the network, compressed as the brokers send it. */
final class IncomingBytes {
    private static final String GROUP = "consumer-metrics";
    private static final String NAME = "incoming-byte-total";

    private final Metric total;
    private long seen;

    private IncomingBytes(Metric total) {
        this.total = total;
    }

    static IncomingBytes of(Consumer<?, ?> consumer) {
        return new IncomingBytes(consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals(GROUP)
                        && metric.getKey().name().equals(NAME))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Cannot see what a consumer receives: no metric " + NAME))
                .getValue());
    }

    /** The bytes since it was asked last. */
    int sinceLast() {
        long now = ((Number) total.metricValue()).longValue();
        long since = now - seen;
        seen = now;
        return (int) Math.min(Integer.MAX_VALUE, since);
    }
}
