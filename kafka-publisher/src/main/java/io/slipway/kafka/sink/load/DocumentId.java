package io.slipway.kafka.sink.load;

import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.key.KeyReader;
import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.row.RowSchema;
import io.slipway.schemas.text.ByteSink;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The {@code _id} of a row: the text of its key, <code>{partition}</code> or <code>{partition}:sort</code>. Servers take
 * 512 bytes; a longer key's is {@code sha256:} and the hash of that text. Immutable and thread-safe.
 */
final class DocumentId {
    static final int MAX_BYTES = 512;
    private static final String HASHED = "sha256:";

    private final KeyReader keys;
    private final boolean hasSort;

    DocumentId(RowSchema schema) {
        this.keys = new KeyReader(schema.key());
        this.hasSort = !schema.key().sort().isEmpty();
    }

    /** Puts the id of a row in place of what the sink holds. */
    void put(EncodedRow row, ByteSink id) {
        id.clear();
        id.put('{');
        id.put(row.key(), keys.partitionStart(), keys.partitionEnd(row.key(), row.keyLength()));
        id.put('}');
        if (hasSort) {
            id.put(':');
            keys.sortText(row.key(), row.keyLength(), id);
        }
        if (id.length() > MAX_BYTES) {
            hash(id);
        }
    }

    private static void hash(ByteSink id) {
        MessageDigest digest = Sha256.digest();
        digest.update(id.array(), 0, id.length());
        id.clear();
        id.put((HASHED + Sha256.of(digest).hex()).getBytes(StandardCharsets.US_ASCII));
    }
}
