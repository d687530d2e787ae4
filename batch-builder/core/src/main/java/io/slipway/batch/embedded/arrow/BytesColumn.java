package io.slipway.batch.embedded.arrow;

import java.nio.ByteBuffer;
import org.apache.arrow.vector.FieldVector;

/** Text, blobs and UUIDs: the bytes of value {@code i} stand between offsets {@code i} and {@code i + 1}. */
final class BytesColumn implements ArrowColumn {
    private final FieldVector vector;
    private final Validity validity;
    private ByteBuffer offsets = Buffers.EMPTY;
    private ByteBuffer data = Buffers.EMPTY;

    BytesColumn(FieldVector vector) {
        this.vector = vector;
        this.validity = new Validity(vector);
    }

    @Override
    public void attach() {
        validity.attach();
        offsets = Buffers.view(vector.getOffsetBuffer());
        data = Buffers.view(vector.getDataBuffer());
    }

    @Override
    public boolean isNull(int row) {
        return validity.isNull(row);
    }

    @Override
    public int bytesLength(int row) {
        return offsets.getInt((row + 1) * Integer.BYTES) - offsets.getInt(row * Integer.BYTES);
    }

    @Override
    public void copyBytes(int row, byte[] target, int offset) {
        data.get(offsets.getInt(row * Integer.BYTES), target, offset, bytesLength(row));
    }
}
