package io.slipway.kafka.sink.load;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.kafka.sink.search.BulkBody;
import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.row.RowDecoder;
import io.slipway.schemas.row.RowSchema;
import io.slipway.schemas.text.ByteSink;
import java.nio.ByteBuffer;

/** Rows as documents: the JSON that nodes answer with, under the text of the key. For one thread. */
final class RowDocuments {
    private final RowDecoder decoder;
    private final DocumentId ids;
    private final EncodedRow row = new EncodedRow();
    private final ByteSink id = new ByteSink();
    private final ByteSink document = new ByteSink();

    private RowDocuments(RowSchema schema) {
        this.decoder = new RowDecoder(schema);
        this.ids = new DocumentId(schema);
    }

    /** Rows of a version. */
    static RowDocuments of(Manifest manifest) {
        return new RowDocuments(
                RowSchema.parse(manifest.key().text(), manifest.valueSchema().text()));
    }

    /** Adds a stored row to a request. */
    void add(ByteBuffer key, ByteBuffer value, BulkBody body) {
        row.set(key, value);
        ids.put(row, id);
        document.clear();
        decoder.json(row, document);
        body.add(id, document);
    }
}
