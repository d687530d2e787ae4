package io.slipway.batch.embedded;

import io.slipway.batch.encode.RowBatch;
import io.slipway.batch.encode.RowText;
import io.slipway.schemas.text.ByteSink;
import java.util.ArrayList;
import java.util.List;

/** Reads all rows of a derivation as JSON, for tests. */
final class JsonRows {
    private JsonRows() {}

    static List<String> of(Derivation derivation) {
        List<String> rows = new ArrayList<>();
        try (DerivedRows derived = derivation.rows()) {
            RowBatch batch = derived.batch();
            RowText text = new RowText(derivation.columns(), batch.columns());
            while (batch.next()) {
                for (int row = 0; row < batch.rows(); row++) {
                    ByteSink sink = new ByteSink();
                    text.json(row, sink);
                    rows.add(sink.toString());
                }
            }
        }
        return rows;
    }
}
