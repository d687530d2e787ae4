package io.slipway.serving.swap;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.key.KeyCodec;
import io.slipway.schemas.row.RowDecoder;
import io.slipway.schemas.row.RowSchema;
import io.slipway.serving.open.VersionReader;
import java.time.Instant;

/**
 * A version that is verified and open on this node, with all that an answer needs. Compared by identity: the same
 * version opened again is another one.
 *
 * <p>Thread-safe for readers under a lease. The reader has one owner, which closes it when the last lease has ended.
 */
public final class OpenVersion implements Served {
    private final DatasetName dataset;
    private final VersionNumber number;
    private final RowSchema schema;
    private final RowDecoder decoder;
    private final KeyCodec keys;
    private final Instant builtAt;
    private final VersionReader reader;

    /**
     * The version {@code number} of {@code dataset}, whose rows are of {@code schema} and come from {@code reader}.
     *
     * @param builtAt when its build was finished, by the builder's clock; for people
     */
    public OpenVersion(
            DatasetName dataset, VersionNumber number, RowSchema schema, Instant builtAt, VersionReader reader) {
        this.dataset = dataset;
        this.number = number;
        this.schema = schema;
        this.decoder = new RowDecoder(schema);
        this.keys = new KeyCodec(schema.key());
        this.builtAt = builtAt;
        this.reader = reader;
    }

    /** The dataset of which this is a version. */
    public DatasetName dataset() {
        return dataset;
    }

    /** The number of this version. */
    public VersionNumber number() {
        return number;
    }

    /** When its build was finished, by the builder's clock; for people. */
    public Instant builtAt() {
        return builtAt;
    }

    /** The columns of its rows. */
    public RowSchema schema() {
        return schema;
    }

    /** From stored rows to answers. */
    public RowDecoder decoder() {
        return decoder;
    }

    /** From the text of keys to SST keys. */
    public KeyCodec keys() {
        return keys;
    }

    /** The rows. Not to be closed by readers. */
    public VersionReader reader() {
        return reader;
    }

    @Override
    public String toString() {
        return dataset + "@" + number;
    }
}
