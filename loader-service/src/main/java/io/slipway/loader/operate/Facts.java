package io.slipway.loader.operate;

import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.loader.nodes.Need;
import io.slipway.loader.nodes.Readiness;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.NotFoundException;
import java.util.function.Function;

/**
 * What an order is judged on.
 *
 * @param needs how many owners the policy of a dataset asks for before it activates a staged version
 */
public record Facts(CatalogState state, Readiness readiness, Function<DatasetState, Need> needs) {

    /** The facts of somebody without a loader: nothing is known about nodes, everything counts as ready. */
    public static Facts unchecked(CatalogState state) {
        return new Facts(state, Readiness.unchecked(), dataset -> Need.ALL);
    }

    /**
     * The dataset of a name.
     *
     * @throws NotFoundException if there is none
     */
    DatasetState dataset(DatasetName name) {
        return state.dataset(name)
                .orElseThrow(() -> new NotFoundException(
                        "Cannot find the dataset " + name + ": there is none of this name, expected=one of "
                                + state.datasets().keySet(),
                        "Check the name; slipway datasets lists them."));
    }

    /**
     * A version of a dataset.
     *
     * @throws NotFoundException if there is none
     */
    VersionState version(DatasetName name, VersionNumber number) {
        DatasetState dataset = dataset(name);
        return dataset.version(number)
                .orElseThrow(() -> new NotFoundException(
                        "Cannot find " + name + "@" + number + ": there is no such version, expected=one of "
                                + dataset.versions().keySet(),
                        "Check the number; slipway versions " + name + " lists them."));
    }
}
