package io.slipway.serving.answer;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.text.ByteSink;
import io.slipway.serving.metric.DatasetCounts;
import io.slipway.serving.swap.Lease;
import io.slipway.serving.swap.ServedMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one event loop looks rows up with; the class of this package to read first. A command takes one {@link #lease},
 * asks in its map by {@link #batch} or {@link #range}, and ends the lease when its reply is written.
 */
public final class Lookups {
    private static final int KEPT_BYTES = 1 << 20;

    private final AnswerSource source;
    private final LongSupplier nanoClock;
    private final Heads heads;
    private final LookupBatch batch;
    private final PartitionRange range = new PartitionRange();
    private final EncodedRow row = new EncodedRow();
    private ByteSink text = new ByteSink();

    /**
     * Look-ups of one loop.
     *
     * @param source of the versions
     * @param counts of this loop, by dataset
     * @param nanoClock the monotonic clock
     */
    public Lookups(AnswerSource source, Braces braces, Map<String, DatasetCounts> counts, LongSupplier nanoClock) {
        this.source = source;
        this.nanoClock = nanoClock;
        this.heads = new Heads(counts, source::missed);
        this.batch = new LookupBatch(heads, new KeyAims(heads, braces));
    }

    /** Leases the current map. One command takes one lease. */
    public Lease lease() {
        return source.lease();
    }

    /** The keys of the current command. */
    public LookupBatch batch() {
        return batch;
    }

    /** The range of the current command. */
    public PartitionRange range() {
        return range;
    }

    /** The monotonic clock. */
    public long nanos() {
        return nanoClock.getAsLong();
    }

    /** A version that is asked for by name and not in a key, or why it cannot be read. */
    public VersionAnswer version(ServedMap map, DatasetName dataset, @Nullable VersionNumber version) {
        batch.begin(map);
        return heads.find(dataset, version);
    }

    /** The row of a look-up that was found, ready for its decoder; valid until the next call. */
    public EncodedRow row(Lookup found) {
        found.copyTo(row);
        return row;
    }

    /** Room for one row, for a decoder; what it holds is lost with the next call of {@link #row(Lookup)}. */
    public EncodedRow row() {
        return row;
    }

    /** A sink for the text of one answer, empty; valid until the next call. */
    public ByteSink text() {
        if (text.array().length > KEPT_BYTES) {
            text = new ByteSink();
        }
        text.clear();
        return text;
    }

    /** The whole row as JSON; valid until the next call of {@link #text}. */
    public ByteSink json(Lookup found) {
        ByteSink json = text();
        found.view().decoder().json(row(found), json);
        return json;
    }
}
