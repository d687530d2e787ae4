package io.slipway.batch.job.report;

import io.slipway.batch.sort.order.Duplicates;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.row.RowSchema;
import java.util.stream.Collectors;

/** Says that keys have several rows. */
public final class DuplicateKeys {
    private DuplicateKeys() {}

    /**
     * Refuses the rows if any key has several.
     *
     * @throws BadRowsException with how many rows too many there are and up to three of their keys
     */
    public static void requireNone(Duplicates duplicates, DatasetName dataset, RowSchema schema) {
        if (!duplicates.any()) {
            return;
        }
        KeyText keys = new KeyText(dataset, schema);
        String examples =
                duplicates.examples().stream().map(keys::withoutDataset).collect(Collectors.joining(", "));
        throw new BadRowsException(
                "Cannot build " + dataset + ": keys are not unique, " + duplicates.dropped()
                        + " rows have the key of another row, for example " + examples,
                "Make the key unique in derive (GROUP BY, QUALIFY row_number() …), add a column to the key, or choose"
                        + " which row stays with 'on_duplicate_key: { keep_greatest: <column> }'.");
    }
}
