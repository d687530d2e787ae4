package io.slipway.ops.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.batch.job.report.KeyText;
import io.slipway.catalog.json.CanonicalJson;
import io.slipway.catalog.manifest.KeyBytes;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.row.RowDecoder;
import io.slipway.schemas.row.RowSchema;
import io.slipway.schemas.text.ByteSink;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.read.SstScanner;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys and rows of a file in the words of its dataset; without a manifest as bytes. */
final class StoredRows {
    private final Optional<KeyText> keys;
    private final Optional<RowDecoder> decoder;

    StoredRows(Optional<Manifest> manifest) {
        Optional<RowSchema> schema = manifest.map(
                known -> RowSchema.parse(known.key().text(), known.valueSchema().text()));
        this.keys = schema.map(known -> new KeyText(manifest.orElseThrow().dataset(), known));
        this.decoder = schema.map(RowDecoder::new);
    }

    /**
     * One row.
     *
     * @param key as a client writes it, or base64url of the SST key
     * @param valueBytes the length of the value as it is stored
     * @param row as a client gets it; null if the schema is not known
     */
    record Stored(String key, int valueBytes, @Nullable JsonNode row) {}

    String key(KeyBytes key) {
        return keys.map(known -> known.of(key.bytes())).orElse(key.base64url());
    }

    /** The first rows of a file. */
    List<Stored> first(int count, SstProfile profile, SstSource source) {
        List<Stored> rows = new ArrayList<>();
        EncodedRow row = new EncodedRow();
        try (SstScanner scanner = SstScanner.open(profile, source.path())) {
            while (rows.size() < count && scanner.next()) {
                ByteBuffer key = scanner.key();
                row.set(key, scanner.value());
                rows.add(stored(row));
            }
        }
        return rows;
    }

    private Stored stored(EncodedRow row) {
        KeyBytes key = KeyBytes.of(Arrays.copyOf(row.key(), row.keyLength()));
        return new Stored(
                key(key),
                row.valueLength(),
                decoder.map(known -> json(known, row)).orElse(null));
    }

    private static JsonNode json(RowDecoder decoder, EncodedRow row) {
        ByteSink json = new ByteSink();
        decoder.json(row, json);
        return CanonicalJson.tree(Arrays.copyOf(json.array(), json.length()), "a row");
    }
}
