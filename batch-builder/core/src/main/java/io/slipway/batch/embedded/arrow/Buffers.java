package io.slipway.batch.embedded.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;

/** Views on Arrow's memory, little-endian as Arrow lays its numbers out. A view dies with its batch. */
final class Buffers {
    static final ByteBuffer EMPTY = ByteBuffer.allocateDirect(0).order(ByteOrder.LITTLE_ENDIAN);

    private Buffers() {}

    static ByteBuffer view(ArrowBuf buffer) {
        long bytes = buffer.capacity();
        return bytes == 0 ? EMPTY : buffer.nioBuffer(0, Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
