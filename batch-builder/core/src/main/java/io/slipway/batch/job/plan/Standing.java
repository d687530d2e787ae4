package io.slipway.batch.job.plan;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.schemas.dataset.DatasetName;
import java.util.Optional;

/**
 * How a dataset stands in the catalog when a build begins.
 *
 * @param definition the policy that holds; empty if the dataset does not exist yet
 * @param active the version that is served, with its manifest
 */
public record Standing(
        Optional<DatasetState> dataset, Optional<DatasetDefinition> definition, Optional<Active> active) {
    /** The dataset does not exist. */
    public static final Standing NOTHING = new Standing(Optional.empty(), Optional.empty(), Optional.empty());

    /** The version that is served. */
    public record Active(VersionState version, Manifest manifest) {}

    /** Looks at a state. */
    public static Standing in(CatalogState state, Catalog catalog, DatasetName name) {
        Optional<DatasetState> dataset = state.dataset(name);
        return new Standing(
                dataset,
                dataset.map(each -> catalog.definition(each.definitionSha256())),
                dataset.flatMap(DatasetState::active)
                        .map(version -> new Active(
                                version, catalog.manifest(version.manifestKey(), version.manifestSha256()))));
    }
}
