package io.slipway.kafka.sink;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.state.DatasetState;
import io.slipway.kafka.sink.load.LoadPause;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends a load early when its dataset has changed meanwhile, so that a rollback does not wait for it. For one thread.
 *
 * @param seen the dataset as it was when the load was decided
 * @param pause ends the sink
 */
record DatasetWatch(
        Catalog catalog, DatasetName dataset, Optional<DatasetState> seen, LoadPause pause, SinkListener listener)
        implements LoadPause {
    @Override
    public boolean isAskedToEndWithin(Duration longest) {
        return pause.isAskedToEndWithin(longest) || hasChanged();
    }

    /** Looks: a request to the store, which is little beside that of a load. */
    boolean hasChanged() {
        try {
            catalog.refresh();
        } catch (UnavailableException away) {
            // A load needs no catalog: it goes on while the store is away.
            listener.on(new SinkEvent.Waiting(String.valueOf(away.getMessage())));
        }
        return !catalog.state().dataset(dataset).equals(seen);
    }
}
