package io.slipway.schemas.row;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.key.KeyCodec;
import io.slipway.schemas.key.KeyReader;
import java.util.List;

/**
 * What a row is as bytes; the class to read first.
 *
 * <pre>
 *   batch --{@link RowEncoder}--&gt; {@link EncodedRow}: SST key | value --{@link RowDecoder}--&gt; JSON, fields
 *   look-up text --{@link KeyCodec}--&gt; SST key --{@link KeyReader}--&gt; text
 * </pre>
 *
 * <p>The SST key is two bytes of slot, the partition text and, in a dataset with a sort key, 00 00 and the sort bytes.
 * The slot is CRC16 of the partition text modulo 16384, as every Redis Cluster client computes it; sort bytes compare as
 * their values do. The value is Avro binary of the other columns. {@code docs/format/keys-and-values.md} has all of it.
 * Immutable and thread-safe.
 */
public record RowCodec(RowSchema schema) {
    /** An encoder over one reader for each column, in output order; for one thread. */
    public RowEncoder encoder(List<ColumnReader> readers) {
        return new RowEncoder(schema, readers);
    }

    /** The way back, for any number of threads. */
    public RowDecoder decoder() {
        return new RowDecoder(schema);
    }

    /** From the text of look-ups to keys. */
    public KeyCodec keys() {
        return new KeyCodec(schema.key());
    }

    /** From keys to text. */
    public KeyReader keyReader() {
        return new KeyReader(schema.key());
    }
}
