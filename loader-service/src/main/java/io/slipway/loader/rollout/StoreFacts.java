package io.slipway.loader.rollout;

import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.loader.gate.GateReport;
import io.slipway.schemas.dataset.Sha256;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a decision needs and the log does not hold. What is missing here is not decided on.
 *
 * @param definitions by hash
 * @param gates reports of the gates by what was judged
 * @param ages how old the manifests of versions are by the store's own time
 */
public record StoreFacts(
        Map<Sha256, DatasetDefinition> definitions, Map<GateKey, GateReport> gates, Map<ObjectKey, Duration> ages) {
    public static final StoreFacts NONE = new StoreFacts(Map.of(), Map.of(), Map.of());

    /** Copies the maps. */
    public StoreFacts {
        definitions = Map.copyOf(definitions);
        gates = Map.copyOf(gates);
        ages = Map.copyOf(ages);
    }

    /** The policy of a dataset, if it could be read. */
    public Optional<DatasetDefinition> definition(DatasetState dataset) {
        return Optional.ofNullable(definitions.get(dataset.definitionSha256()));
    }

    Optional<GateReport> gates(GateKey key) {
        return Optional.ofNullable(gates.get(key));
    }

    /** The age of a version by the store's time, if it is known. */
    Optional<Duration> age(VersionState version) {
        return Optional.ofNullable(ages.get(version.manifestKey()));
    }
}
