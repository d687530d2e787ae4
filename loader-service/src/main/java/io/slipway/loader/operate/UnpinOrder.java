package io.slipway.loader.operate;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.state.DatasetState;
import io.slipway.schemas.dataset.DatasetName;
import java.util.List;

/**
 * End the hold. It activates nothing: what waited under the pin is rejected as superseded, and the next push goes its usual
 * way. A dataset that is not pinned needs nothing.
 */
public record UnpinOrder(DatasetName dataset) implements Order {

    @Override
    public List<Change> changes(Facts facts) {
        DatasetState now = facts.dataset(dataset);
        return now.pinned() == null ? List.of() : List.of(new Change.Unpin(dataset, now.pinned()));
    }
}
