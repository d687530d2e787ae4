package io.slipway.kafka.sink;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.append.MonotonicClock;
import io.slipway.catalog.state.DatasetState;
import io.slipway.kafka.sink.load.LoadPause;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;
import java.util.Optional;

/** Ends a load early when its dataset has changed meanwhile, so that a rollback does not wait for it. For one thread. */
final class DatasetWatch implements LoadPause {
    private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

    private final Catalog catalog;
    private final DatasetName dataset;
    private final Optional<DatasetState> seen;
    private final LoadPause pause;
    private final MonotonicClock clock;
    private final SinkListener listener;
    private long looked;

    /**
     * A watch.
     *
     * @param seen the dataset as it was when the load was decided, just now
     * @param pause ends the sink
     */
    DatasetWatch(
            Catalog catalog,
            DatasetName dataset,
            Optional<DatasetState> seen,
            LoadPause pause,
            MonotonicClock clock,
            SinkListener listener) {
        this.catalog = catalog;
        this.dataset = dataset;
        this.seen = seen;
        this.pause = pause;
        this.clock = clock;
        this.listener = listener;
        this.looked = clock.nanoTime();
    }

    @Override
    public boolean isAskedToEndWithin(Duration longest) {
        return pause.isAskedToEndWithin(longest) || hasChanged();
    }

    /** Whether it has; looks into the store, once a second. */
    boolean hasChanged() {
        if (clock.nanoTime() - looked >= BETWEEN_LOOKS) {
            look();
            looked = clock.nanoTime();
        }
        return !catalog.state().dataset(dataset).equals(seen);
    }

    private void look() {
        try {
            catalog.refresh();
        } catch (UnavailableException away) {
            // A load needs no catalog: it goes on while the store is away.
            listener.on(new SinkEvent.Waiting(String.valueOf(away.getMessage())));
        }
    }
}
