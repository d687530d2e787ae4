package io.slipway.kafka.publish;

import io.slipway.kafka.rate.RateLimit;
import io.slipway.kafka.topic.PublishLimits;

/** How fast all shards together may be sent. Thread-safe. */
final class SendPace {
    private static final int PORTIONS_PER_SECOND = 20;
    private static final int GREATEST_PORTION = 512;

    private final RateLimit rows;
    private final RateLimit bytes;
    private final int portion;

    SendPace(PublishLimits limits) {
        this.rows = RateLimit.of("publish.rows.per.second", limits.rowsPerSecond());
        this.bytes = RateLimit.of("publish.bytes.per.second", limits.bytesPerSecond());
        this.portion = (int) Math.max(
                1, Math.min(GREATEST_PORTION, limits.rowsPerSecond().orElse(Long.MAX_VALUE) / PORTIONS_PER_SECOND));
    }

    /** After how many rows a sender asks: often enough to be even, seldom enough to cost nothing. */
    int portion() {
        return portion;
    }

    /** Waits until those that were sent since the last time may have been. */
    void sent(int rowCount, long byteCount) {
        rows.take(rowCount);
        bytes.take(byteCount);
    }
}
