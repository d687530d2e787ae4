package io.slipway.catalog.follow;

import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.failure.NotFoundException;
import java.util.Optional;

/** Reads entries by number. Thread-safe. */
public final class LogReader {
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
