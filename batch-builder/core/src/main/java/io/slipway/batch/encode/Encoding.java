package io.slipway.batch.encode;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.row.RowSchema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What all threads that encode the rows of one build have in common.
 *
 * @param greatest the position of the column that decides between rows of one key; empty: nothing does
 * @param rejected takes the rows that cannot be stored
 * @param progress told batch by batch
 */
public record Encoding(RowSchema schema, OptionalInt greatest, RejectedRows rejected, Done progress) {
    /** Hears what a thread has done. */
    @FunctionalInterface
    public interface Done {
        /**
         * One batch more, from any thread.
         *
         * @param rows that were read
         * @param bytes of the keys and values of those that were taken
         */
        void add(long rows, long bytes);
    }

    /**
     * The position of the column that decides between rows of one key.
     *
     * @throws UsageException if there is no such column, or its values have no order
     */
    public static OptionalInt position(RowSchema schema, Optional<String> column) {
        if (column.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt position = schema.indexOf(column.get());
        if (position.isEmpty()) {
            throw new UsageException(
                    "Cannot keep the greatest '" + column.get() + "': there is no such column, expected=one of "
                            + schema.columns().stream().map(each -> each.name()).toList(),
                    "Correct on_duplicate_key.keep_greatest, or select the column in derive.");
        }
        RankEncoder.requireOrder(schema.columns().get(position.getAsInt()));
        return position;
    }

    RankEncoder ranks(List<ColumnReader> readers) {
        return greatest.isEmpty()
                ? RankEncoder.NONE
                : RankEncoder.of(schema.columns().get(greatest.getAsInt()), readers.get(greatest.getAsInt()));
    }
}
