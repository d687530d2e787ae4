package io.slipway.loader.expire;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.state.DatasetState;
import java.util.List;

/** Lets nodes drop the versions that stand by behind two newer ones. Pure. */
public final class Retirement {
    private static final int KEPT_ON_NODES = 2;

    private Retirement() {}

    /** A RETIRE for each standby version but the two that were active last. */
    public static List<Change> due(DatasetState dataset) {
        return dataset.standby().stream()
                .skip(KEPT_ON_NODES)
                .<Change>map(version -> new Change.Retire(dataset.name(), version.number()))
                .toList();
    }
}
