package io.slipway.loader.app;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.layout.AttemptId;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.loader.fixture.Manifests;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** A namespace in memory, and a builder that pushes to it. */
final class Namespace {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ObjectStore store = new MemoryObjectStore(Clock.systemUTC());
    private final Catalog catalog = Catalog.init(store, options(), request());

    ObjectStore store() {
        return store;
    }

    /** A catalog of one's own, as every process has one. */
    Catalog open() {
        return Catalog.open(store, options());
    }

    CatalogState state() {
        return catalog.refresh();
    }

    private static CatalogOptions options() {
        return CatalogOptions.of(Clock.systemUTC(), RANDOM);
    }

    static ChangeRequest request() {
        return new ChangeRequest("test", RequestId.random(RANDOM), "for a test");
    }

    void define(DatasetDefinition definition) {
        Sha256 sha256 = catalog.persist(definition);
        catalog.change(
                request(),
                state -> List.of(new Change.Define(
                        definition.dataset(),
                        sha256,
                        state.dataset(definition.dataset())
                                .map(DatasetState::definitionSha256)
                                .orElse(null))));
    }

    /** Pushes rows; the manifest and the registration are real, there are no files. */
    void push(DatasetName dataset, String push, long rows) {
        push(dataset, push, rows, Activation.BY_POLICY);
    }

    void push(DatasetName dataset, String push, long rows, Activation activation) {
        CatalogState base = catalog.refresh();
        AttemptId attempt = AttemptId.random(base.sequence(), RANDOM);
        PushId id = new PushId(push);
        Sha256 definition = base.dataset(dataset).orElseThrow().definitionSha256();
        Manifest manifest = Manifests.of(dataset, id, attempt)
                .in(base.namespaceId())
                .under(definition)
                .rows(rows, rows * 10)
                .build();
        AttemptFolder folder = new AttemptFolder(dataset, id, attempt);
        catalog.persist(folder.manifest(), manifest.toJson());
        catalog.change(
                request(),
                state -> List.of(new Change.Register(
                        dataset,
                        id,
                        attempt,
                        attempt.baseSequence(),
                        definition,
                        folder.manifest(),
                        Sha256.of(manifest.toJson()),
                        manifest.rows(),
                        manifest.bytes(),
                        activation,
                        null,
                        null)));
    }
}
