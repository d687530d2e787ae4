package io.slipway.kafka.read;

import java.nio.ByteBuffer;
import java.util.Iterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where the records of one partition come from, some at a time. Used by one thread. */
interface RecordBatches extends AutoCloseable {
    /**
     * The next records, at least one; waits for them.
     *
     * @param offset of the first record that is missing, for messages
     * @throws io.slipway.schemas.failure.SlipwayException if there will be none
     */
    Iterator<ConsumerRecord<ByteBuffer, ByteBuffer>> take(long offset);

    @Override
    void close();
}
