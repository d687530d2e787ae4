package io.slipway.batch.embedded.arrow;

import io.slipway.batch.encode.RowBatch;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.TransferPair;

/**
 * The batch that one thread is working on: vectors of its own, into which the content of the stream's vectors is moved.
 * Not thread-safe.
 */
final class ArrowBatch implements RowBatch, AutoCloseable {
    private final ArrowStream stream;
    private final List<FieldVector> vectors = new ArrayList<>();
    private final List<TransferPair> transfers = new ArrayList<>();
    private final List<ArrowColumn> columns = new ArrayList<>();
    private int rows;

    ArrowBatch(ArrowStream stream, List<Column> columns, VectorSchemaRoot source) {
        this.stream = stream;
        for (int i = 0; i < columns.size(); i++) {
            TransferPair transfer =
                    source.getVector(i).getTransferPair(source.getVector(i).getAllocator());
            FieldVector vector = (FieldVector) transfer.getTo();
            this.transfers.add(transfer);
            this.vectors.add(vector);
            this.columns.add(ArrowColumns.over(columns.get(i), vector));
        }
    }

    @Override
    public boolean next() {
        if (!stream.next(this)) {
            return false;
        }
        columns.forEach(ArrowColumn::attach);
        return true;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public List<ColumnReader> columns() {
        return List.copyOf(columns);
    }

    /** Takes over what stands in the stream's vectors. Called while no other thread touches the stream. */
    void take(int newRows) {
        rows = newRows;
        transfers.forEach(TransferPair::transfer);
    }

    @Override
    public void close() {
        vectors.forEach(FieldVector::close);
    }
}
