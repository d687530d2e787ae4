package io.slipway.batch.job.run;

import io.slipway.kafka.publish.TopicPublisher;
import io.slipway.sst.write.SortedRows;

/** Shards become partitions of a topic, on their way to where else they go. */
record TopicOutput(TopicPublisher topic, ShardOutput next) implements ShardOutput {
    /** Shards become partitions, and nothing else. */
    static TopicOutput alone(TopicPublisher topic) {
        return new TopicOutput(topic, (shard, bytes, rows) -> readToTheEnd(rows));
    }

    @Override
    public void write(int shard, long[] bytesPerSlotGroup, SortedRows rows) {
        next.write(shard, bytesPerSlotGroup, topic.sending(shard, rows));
    }

    private static void readToTheEnd(SortedRows rows) {
        boolean more = true;
        while (more) {
            more = rows.next();
        }
    }
}
