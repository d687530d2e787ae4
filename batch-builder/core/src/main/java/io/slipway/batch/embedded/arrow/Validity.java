package io.slipway.batch.embedded.arrow;

import java.nio.ByteBuffer;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;

/** Which values of a vector are there: one bit a value, from the least significant on. */
final class Validity {
    private final FieldVector vector;
    private ByteBuffer bits = Buffers.EMPTY;
    private boolean hasNulls;

    Validity(FieldVector vector) {
        this.vector = vector;
    }

    void attach() {
        hasNulls = vector.getNullCount() > 0;
        if (hasNulls) {
            ArrowBuf buffer = vector.getValidityBuffer();
            bits = Buffers.view(buffer);
        }
    }

    boolean isNull(int row) {
        return hasNulls && ((bits.get(row >>> 3) >>> (row & 7)) & 1) == 0;
    }
}
