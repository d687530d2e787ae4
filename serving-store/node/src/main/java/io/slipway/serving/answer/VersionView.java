package io.slipway.serving.answer;

import io.slipway.schemas.key.KeyCodec;
import io.slipway.schemas.key.KeyReader;
import io.slipway.schemas.row.RowDecoder;
import io.slipway.schemas.row.RowKind;
import io.slipway.schemas.row.RowSchema;
import io.slipway.serving.metric.DatasetCounts;
import io.slipway.serving.swap.OpenVersion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An open version with what answers need of it, made once a loop and version. Belongs to its loop.
 */
public final class VersionView {
    private final OpenVersion version;
    private final KeyReader keyReader;
    private final DatasetCounts counts;
    private final byte[][] fields;

    VersionView(OpenVersion version, DatasetCounts counts) {
        this.version = version;
        this.counts = counts;
        RowSchema schema = version.schema();
        this.keyReader = new KeyReader(schema.key());
        this.fields = schema.columns().stream()
                .map(column -> column.name().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** The version itself. */
    public OpenVersion version() {
        return version;
    }

    /** The columns of its rows. */
    public RowSchema schema() {
        return version.schema();
    }

    /** Whether its values are served as they are. */
    public boolean isRaw() {
        return schema().kind() == RowKind.RAW;
    }

    /** Whether its keys have a sort part. */
    public boolean hasSort() {
        return version.keys().hasSort();
    }

    /** From key text to SST keys. */
    public KeyCodec keys() {
        return version.keys();
    }

    /** From SST keys to key text. */
    public KeyReader keyReader() {
        return keyReader;
    }

    /** From stored rows to text. */
    public RowDecoder decoder() {
        return version.decoder();
    }

    /** The name of a column as UTF-8; not to be written to. */
    public byte[] field(int column) {
        return fields[column];
    }

    /** The column whose name stands from {@code from} to {@code to}; -1 if there is none. */
    public int column(byte[] text, int from, int to) {
        int column = fields.length - 1;
        while (column >= 0 && !Arrays.equals(fields[column], 0, fields[column].length, text, from, to)) {
            column--;
        }
        return column;
    }

    /** Where look-ups of its dataset are counted. */
    public DatasetCounts counts() {
        return counts;
    }
}
