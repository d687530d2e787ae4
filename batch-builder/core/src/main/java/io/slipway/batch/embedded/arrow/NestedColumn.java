package io.slipway.batch.embedded.arrow;

import io.slipway.schemas.column.ColumnReader;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/**
 * Lists, maps and records: ranges of positions in the children for the first two, the same position for the last, which
 * has no offsets.
 */
final class NestedColumn implements ArrowColumn {
    private final FieldVector vector;
    private final Validity validity;
    private final List<ArrowColumn> children;
    private final boolean hasOffsets;
    private ByteBuffer offsets = Buffers.EMPTY;

    private NestedColumn(FieldVector vector, List<ArrowColumn> children, boolean hasOffsets) {
        this.vector = vector;
        this.validity = new Validity(vector);
        this.children = List.copyOf(children);
        this.hasOffsets = hasOffsets;
    }

    static NestedColumn ofRanges(FieldVector vector, List<ArrowColumn> children) {
        return new NestedColumn(vector, children, true);
    }

    static NestedColumn ofRecords(FieldVector vector, List<ArrowColumn> children) {
        return new NestedColumn(vector, children, false);
    }

    @Override
    public void attach() {
        validity.attach();
        if (hasOffsets) {
            offsets = Buffers.view(vector.getOffsetBuffer());
        }
        children.forEach(ArrowColumn::attach);
    }

    @Override
    public boolean isNull(int row) {
        return validity.isNull(row);
    }

    @Override
    public ColumnReader child(int index) {
        return children.get(index);
    }

    @Override
    public int childStart(int row) {
        return offsets.getInt(row * Integer.BYTES);
    }

    @Override
    public int childEnd(int row) {
        return offsets.getInt((row + 1) * Integer.BYTES);
    }
}
