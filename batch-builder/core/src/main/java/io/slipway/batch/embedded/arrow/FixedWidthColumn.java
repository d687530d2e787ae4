package io.slipway.batch.embedded.arrow;

import java.nio.ByteBuffer;
import org.apache.arrow.vector.FieldVector;

/** Values of 4, 8 or 16 bytes each: int, long, float, double, date, times and 128-bit integers. */
final class FixedWidthColumn implements ArrowColumn {
    private final FieldVector vector;
    private final Validity validity;
    private ByteBuffer data = Buffers.EMPTY;

    FixedWidthColumn(FieldVector vector) {
        this.vector = vector;
        this.validity = new Validity(vector);
    }

    @Override
    public void attach() {
        validity.attach();
        data = Buffers.view(vector.getDataBuffer());
    }

    @Override
    public boolean isNull(int row) {
        return validity.isNull(row);
    }

    @Override
    public int intAt(int row) {
        return data.getInt(row * Integer.BYTES);
    }

    @Override
    public long longAt(int row) {
        return data.getLong(row * Long.BYTES);
    }

    @Override
    public float floatAt(int row) {
        return data.getFloat(row * Float.BYTES);
    }

    @Override
    public double doubleAt(int row) {
        return data.getDouble(row * Double.BYTES);
    }

    @Override
    public long int128Low(int row) {
        return data.getLong(row * 2 * Long.BYTES);
    }

    @Override
    public long int128High(int row) {
        return data.getLong(row * 2 * Long.BYTES + Long.BYTES);
    }
}
