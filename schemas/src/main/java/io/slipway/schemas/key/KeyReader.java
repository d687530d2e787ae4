package io.slipway.schemas.key;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.sort.SortCodec;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.JsonText;
import java.util.List;

/** SST keys back to text: whole, or column by column. Immutable and thread-safe. */
public final class KeyReader {
    private final List<Column> columns;
    private final int partitionColumns;
    private final SortCodec[] sort;

    public KeyReader(KeyDefinition key) {
        this.columns = key.columns();
        this.partitionColumns = key.partition().size();
        this.sort = key.sort().stream().map(SortCodec::of).toArray(SortCodec[]::new);
    }

    /** Where the partition text, which begins after the slot at {@link #partitionStart()}, ends. */
    public int partitionEnd(byte[] key, int length) {
        if (sort.length == 0) {
            return length;
        }
        int at = KeyEncoder.SLOT_BYTES;
        while (at < length && key[at] != 0) {
            at++;
        }
        if (at + KeyEncoder.END_OF_PARTITION.length > length) {
            throw early();
        }
        return at;
    }

    public int partitionStart() {
        return KeyEncoder.SLOT_BYTES;
    }

    /** Where the sort bytes begin. */
    public int sortStart(byte[] key, int length) {
        return partitionEnd(key, length) + KeyEncoder.END_OF_PARTITION.length;
    }

    /** Appends the sort text of an SST key: the member of the sorted set that the partition key is. */
    public void sortText(byte[] key, int length, ByteSink out) {
        int at = sortStart(key, length);
        for (int i = 0; i < sort.length; i++) {
            if (i > 0) {
                out.put(KeyText.SEPARATOR);
            }
            int from = out.length();
            int end = end(i, key, at, length);
            sort[i].text(key, at, out);
            KeyText.escape(out, from, sort.length > 1);
            at = end;
        }
    }

    /** Appends one key column, counted through partition and sort columns, as text without escapes. */
    public void columnText(int column, byte[] key, int length, ByteSink out) {
        if (column >= partitionColumns) {
            int at = sortColumn(column - partitionColumns, key, length);
            sort[column - partitionColumns].text(key, at, out);
            return;
        }
        int end = partitionEnd(key, length);
        int from = joined() ? KeyText.start(key, KeyEncoder.SLOT_BYTES, end, column) : KeyEncoder.SLOT_BYTES;
        int to = joined() ? KeyText.end(key, from, end) : end;
        if (from > end) {
            throw early();
        }
        if (KeyText.escaped(key, from, to)) {
            unescape(key, from, to, out);
        } else {
            out.put(key, from, to);
        }
    }

    /** Appends one key column as JSON. */
    public void columnJson(int column, byte[] key, int length, ByteSink out) {
        ColumnType type = columns.get(column).type();
        int from = out.length();
        if (type == Scalar.STRING) {
            columnText(column, key, length, out);
            JsonText.quote(out, from);
        } else if (type == Scalar.BOOLEAN || type == Scalar.INT || type == Scalar.LONG) {
            columnText(column, key, length, out);
        } else {
            out.put('"');
            columnText(column, key, length, out);
            out.put('"');
        }
    }

    private int sortColumn(int index, byte[] key, int length) {
        int at = sortStart(key, length);
        for (int i = 0; i < index; i++) {
            at = end(i, key, at, length);
        }
        end(index, key, at, length); // so that the value is known to be complete
        return at;
    }

    private int end(int index, byte[] key, int from, int length) {
        int end = sort[index].end(key, from, length);
        if (end > length) {
            throw early();
        }
        return end;
    }

    private static void unescape(byte[] key, int from, int to, ByteSink out) {
        try {
            KeyText.unescape(key, from, to, out);
        } catch (IllegalArgumentException e) {
            throw new CorruptDataException(
                    "Cannot read a stored key: " + e.getMessage(), "Verify the version's files, and roll back.", e);
        }
    }

    private static CorruptDataException early() {
        return new CorruptDataException(
                "Cannot read a stored key: it ends early", "Verify the version's files, and roll back.");
    }

    private boolean joined() {
        return partitionColumns > 1;
    }
}
