package io.slipway.batch.embedded.arrow;

import java.nio.ByteBuffer;
import org.apache.arrow.vector.FieldVector;

/** One bit a value, from the least significant on. */
final class BooleanColumn implements ArrowColumn {
    private final FieldVector vector;
    private final Validity validity;
    private ByteBuffer bits = Buffers.EMPTY;

    BooleanColumn(FieldVector vector) {
        this.vector = vector;
        this.validity = new Validity(vector);
    }

    @Override
    public void attach() {
        validity.attach();
        bits = Buffers.view(vector.getDataBuffer());
    }

    @Override
    public boolean isNull(int row) {
        return validity.isNull(row);
    }

    @Override
    public boolean booleanAt(int row) {
        return ((bits.get(row >>> 3) >>> (row & 7)) & 1) != 0;
    }
}
