package io.slipway.batch.embedded.arrow;

import io.slipway.batch.encode.RowBatch;
import io.slipway.schemas.column.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * Hands the batches of one Arrow stream out to several threads: fetching is one at a time, everything after it is at
 * once. Owns the reader.
 */
public final class ArrowStream implements AutoCloseable {
    private final ArrowReader reader;
    private final List<Column> columns;
    private final Function<IOException, RuntimeException> failure;
    private final List<ArrowBatch> batches = new ArrayList<>();

    /**
     * Over a stream that has not been read yet.
     *
     * @param columns what its columns are, in their order
     * @param failure says what it means that the engine failed on the way
     */
    public ArrowStream(ArrowReader reader, List<Column> columns, Function<IOException, RuntimeException> failure) {
        this.reader = reader;
        this.columns = List.copyOf(columns);
        this.failure = failure;
    }

    /** A batch for one more thread; it holds nothing until its first {@code next}. */
    public synchronized RowBatch batch() {
        ArrowBatch batch = new ArrowBatch(this, columns, root());
        batches.add(batch);
        return batch;
    }

    synchronized boolean next(ArrowBatch batch) {
        try {
            if (!reader.loadNextBatch()) {
                return false;
            }
        } catch (IOException e) {
            throw failure.apply(e);
        }
        batch.take(root().getRowCount());
        return true;
    }

    private VectorSchemaRoot root() {
        try {
            return reader.getVectorSchemaRoot();
        } catch (IOException e) {
            throw failure.apply(e);
        }
    }

    @Override
    public synchronized void close() {
        batches.forEach(ArrowBatch::close);
        try {
            reader.close();
        } catch (IOException e) {
            throw failure.apply(e);
        }
    }
}
