package io.slipway.schemas.row;

import java.util.Locale;

/** What the value of a dataset's rows is. */
public enum RowKind {
    /** An Avro record of the columns that are not in the key. */
    AVRO,
    /** The bytes of the one column that is not the key, as they are. */
    RAW;

    /** The name in files: {@code avro}, {@code raw}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
