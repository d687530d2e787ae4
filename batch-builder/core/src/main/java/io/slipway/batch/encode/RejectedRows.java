package io.slipway.batch.encode;

import io.slipway.batch.file.yaml.Place;
import io.slipway.schemas.column.Rejection;
import io.slipway.schemas.column.Rejection.Reason;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The rows that were not taken, with their reasons, as lines of JSON in parts of bounded size. One row more than allowed
 * ends the build. Thread-safe.
 */
public final class RejectedRows {
    private static final int PART_BYTES = 4 << 20;
    private static final int EXAMPLES = 3;
    private static final byte[] REASON = "{\"reason\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DETAIL = ",\"detail\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ROW = ",\"row\":".getBytes(StandardCharsets.US_ASCII);

    private static final Set<Reason> OF_KEY = EnumSet.of(Reason.NULL_KEY, Reason.EMPTY_KEY, Reason.KEY_TOO_LARGE);

    private final long allowed;
    private final Consumer<byte[]> parts;
    private final String where;
    private final Place key;
    private final ByteSink part = new ByteSink();
    private final List<String> examples = new ArrayList<>();
    private final SortedMap<String, Long> reasons = new TreeMap<>();
    private long count;

    /**
     * Starts with none.
     *
     * @param allowed how many rows may be rejected
     * @param parts takes each finished part, one at a time
     * @param where the parts can be found, for messages
     * @param key where the key is defined, for messages
     */
    public RejectedRows(long allowed, Consumer<byte[]> parts, String where, Place key) {
        this.allowed = allowed;
        this.parts = parts;
        this.where = where;
        this.key = key;
    }

    /**
     * Notes a rejected row.
     *
     * @throws BadRowsException if it is one too many; what was noted has then been handed over
     */
    public synchronized void add(Rejection rejection, RowText rows, int row) {
        count++;
        reasons.merge(rejection.reason().toString(), 1L, Long::sum);
        writeLine(rejection, rows, row);
        if (examples.size() < EXAMPLES) {
            examples.add(rejection.toString());
        }
        if (count > allowed) {
            finish();
            throw new BadRowsException(
                    "Cannot take the rows: " + count + " of those read so far were rejected, max_rejected=" + allowed
                            + ", for example " + String.join("; ", examples),
                    "Look at the rejected rows in " + where + ", correct the data or derive"
                            + (OF_KEY.contains(rejection.reason()) ? ", choose another key in " + key : "")
                            + ", or raise max_rejected.");
        }
        if (part.length() >= PART_BYTES) {
            finish();
        }
    }

    /** Hands over what has not been handed over yet. */
    public synchronized void finish() {
        if (part.length() > 0) {
            parts.accept(part.toByteArray());
            part.clear();
        }
    }

    public synchronized long count() {
        return count;
    }

    /** How many rows for which reason. */
    public synchronized SortedMap<String, Long> reasons() {
        return new TreeMap<>(reasons);
    }

    private void writeLine(Rejection rejection, RowText rows, int row) {
        part.put(REASON);
        part.put(JsonText.string(rejection.reason().toString()));
        part.put(DETAIL);
        part.put(JsonText.string(rejection.detail()));
        part.put(ROW);
        rows.json(row, part);
        part.put('}');
        part.put('\n');
    }
}
