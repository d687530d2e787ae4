package io.slipway.sst.commit;

import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.Sha256;
import java.util.Optional;

/**
 * What an attempt rests on.
 *
 * @param state the catalog when the attempt began
 * @param folder where it puts what it writes
 */
record AttemptBase(CatalogState state, AttemptFolder folder) {

    DatasetName dataset() {
        return folder.dataset();
    }

    /** The definition that held; empty if the dataset did not exist. */
    Optional<Sha256> definitionSha256() {
        return state.dataset(dataset()).map(DatasetState::definitionSha256);
    }
}
