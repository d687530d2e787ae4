package io.slipway.schemas.key;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.Rejection.Reason;
import io.slipway.schemas.column.UnfitValueException;
import io.slipway.schemas.sharding.Slots;
import io.slipway.schemas.sort.SortCodec;
import io.slipway.schemas.text.ByteSink;
import java.util.List;

/**
 * Rows of a batch to SST keys. Composed once, then it allocates nothing a row. Not thread-safe, as its readers are not.
 */
public final class KeyEncoder {
    /** An SST key, slot included, has at most this many bytes. */
    public static final int MAX_BYTES = 8 << 10;

    static final int SLOT_BYTES = 2;
    static final byte[] END_OF_PARTITION = {0, 0};

    private final List<Column> columns;
    private final ColumnReader[] readers;
    private final KeyTextWriter[] partition;
    private final SortCodec[] sort;

    /**
     * Composes the encoder.
     *
     * @param readers of the partition columns, then of the sort columns
     */
    public KeyEncoder(KeyDefinition key, List<ColumnReader> readers) {
        this.columns = key.columns();
        this.readers = readers.toArray(ColumnReader[]::new);
        this.partition = new KeyTextWriter[key.partition().size()];
        boolean joined = partition.length > 1;
        for (int i = 0; i < partition.length; i++) {
            partition[i] = KeyTextWriter.of(columns.get(i).type(), readers.get(i), joined);
        }
        this.sort = key.sort().stream().map(SortCodec::of).toArray(SortCodec[]::new);
    }

    /**
     * Replaces what the sink holds by the SST key of a row.
     *
     * @return its slot
     * @throws UnfitValueException if the row has no such key; the sink then holds nothing of use
     */
    public int encode(int row, ByteSink out) {
        refuseNulls(row);
        out.clear();
        out.setLength(out.reserve(SLOT_BYTES) + SLOT_BYTES);
        int slot = putPartition(row, out);
        if (sort.length > 0) {
            out.put(END_OF_PARTITION);
            putSort(row, out);
        }
        if (out.length() > MAX_BYTES) {
            throw new UnfitValueException(
                    Reason.KEY_TOO_LARGE, "the key has " + out.length() + " bytes, expected=at most " + MAX_BYTES);
        }
        return slot;
    }

    private void refuseNulls(int row) {
        for (int i = 0; i < readers.length; i++) {
            if (readers[i].isNull(row)) {
                throw new UnfitValueException(
                        Reason.NULL_KEY, "key column '" + columns.get(i).name() + "' is NULL");
            }
        }
    }

    private int putPartition(int row, ByteSink out) {
        partition[0].write(row, out);
        for (int i = 1; i < partition.length; i++) {
            out.put(KeyText.SEPARATOR);
            partition[i].write(row, out);
        }
        if (out.length() == SLOT_BYTES) {
            throw new UnfitValueException(
                    Reason.EMPTY_KEY, "key column '" + columns.get(0).name() + "' is an empty text");
        }
        int slot = Slots.slotOf(out.array(), SLOT_BYTES, out.length());
        out.array()[0] = (byte) (slot >>> 8);
        out.array()[1] = (byte) slot;
        return slot;
    }

    private void putSort(int row, ByteSink out) {
        int from = out.length();
        for (int i = 0; i < sort.length; i++) {
            sort[i].encode(readers[partition.length + i], row, out);
        }
        // INVARIANT: of all values of one sort column only the empty text has a code of two bytes.
        if (sort.length == 1 && out.length() - from == 2) {
            throw new UnfitValueException(
                    Reason.EMPTY_KEY,
                    "key column '" + columns.get(partition.length).name() + "' is an empty text");
        }
    }
}
