package io.slipway.catalog.follow;

import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.failure.NotFoundException;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads entries by number. Thread-safe. */
public final class LogReader {
    private static final long FARTHEST = 256;

    private final ObjectStore store;

    public LogReader(ObjectStore store) {
        this.store = store;
    }

    /**
     * The greatest sequence number, looking up from one that is known to exist: at +1, +2, +4 … until one is missing, then
     * bisecting. One request if nothing is new, about 2 log2 n if n entries are.
     *
     * <p>Right because entries are contiguous and never deleted.
     */
    public long findHead(long known) {
        long present = known;
        long step = 1;
        while (exists(known + step)) {
            present = known + step;
            step *= 2;
        }
        long absent = known + step;
        while (absent - present > 1) {
            long middle = present + (absent - present) / 2;
            if (exists(middle)) {
                present = middle;
            } else {
                absent = middle;
            }
        }
        return present;
    }

    /**
     * An entry after the end of the log, which then is no end but a hole: an entry was lost. Looks at +2, +4 … +256, and so
     * finds every hole of up to 255 entries that is followed by as many.
     *
     * @param head after which there is no entry
     */
    OptionalLong findBeyondHole(long head) {
        for (long step = 2; step <= FARTHEST; step *= 2) {
            if (exists(head + step)) {
                return OptionalLong.of(head + step);
            }
        }
        return OptionalLong.empty();
    }

    private boolean exists(long sequence) {
        return store.stat(Layout.entry(sequence)).isPresent();
    }

    /**
     * Reads one entry; empty if there is none.
     *
     * @throws io.slipway.schemas.failure.IncompatibleException if a newer program wrote it
     * @throws io.slipway.schemas.failure.CorruptDataException if it is no entry
     */
    public Optional<StoredEntry> read(long sequence) {
        byte[] json;
        try {
            json = store.read(Layout.entry(sequence));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
        return Optional.of(StoredEntry.decode(json, sequence));
    }

    /** The root, for messages. */
    String describe() {
        return store.describe();
    }
}
