package io.slipway.loader.operate;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hold a dataset at a version: the active one, or one that is staged or stands by and is ready, which is activated in the
 * same entry.
 *
 * @param version null: the active one
 */
public record PinOrder(DatasetName dataset, @Nullable VersionNumber version) implements Order {

    @Override
    public List<Change> changes(Facts facts) {
        DatasetState now = facts.dataset(dataset);
        VersionState wanted = wanted(facts, now);
        if (wanted.number().equals(now.pinned())) {
            return List.of();
        }
        Preconditions.requireNoPin("pin", now);
        Change pin = new Change.Pin(dataset, wanted.number());
        return wanted.status() == VersionStatus.ACTIVE
                ? List.of(pin)
                : List.of(ActivateOrder.activate(facts, now, wanted), pin);
    }

    private VersionState wanted(Facts facts, DatasetState now) {
        if (version != null) {
            return facts.version(dataset, version);
        }
        return now.active()
                .orElseThrow(() -> new RefusedException(
                        "Cannot pin " + dataset + ": no version is active",
                        "Name a version that is staged or stands by: slipway versions " + dataset + "."));
    }
}
