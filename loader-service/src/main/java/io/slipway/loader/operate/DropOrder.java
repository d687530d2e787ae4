package io.slipway.loader.operate;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.RefusedException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * End a dataset with all its versions. Nodes stop answering for it; its name can be defined again and goes on with the next
 * version number.
 *
 * @param seen the version that was active when the order was given; null if none was
 */
public record DropOrder(DatasetName dataset, @Nullable VersionNumber seen) implements Order {

    @Override
    public DropOrder seenOn(CatalogState state) {
        return new DropOrder(
                dataset, state.dataset(dataset).flatMap(DropOrder::active).orElse(null));
    }

    @Override
    public List<Change> changes(Facts facts) {
        DatasetState now = facts.dataset(dataset);
        Preconditions.requireNoPin("drop", now);
        if (!Objects.equals(seen, active(now).orElse(null))) {
            throw new RefusedException(
                    "Cannot drop " + dataset + ": another version was activated meanwhile, expected=" + seen
                            + " actual=" + active(now).orElse(null),
                    "Look at the dataset again, then decide.");
        }
        return List.of(new Change.Drop(dataset, seen));
    }

    private static Optional<VersionNumber> active(DatasetState dataset) {
        return dataset.active().map(VersionState::number);
    }
}
