package io.slipway.kafka.sink.plan;

import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.kafka.sink.search.IndexMeta;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;

/**
 * Whose indexes are whose.
 *
 * @param alias what searches ask, and what the names of all indexes begin with
 */
public record SinkIdentity(DatasetName dataset, SinkName name, SinkName alias) {
    private static final int HASH_DIGITS = 8;

    /** What the names of this sink's indexes begin with. */
    public String indexPrefix() {
        return alias + "-v";
    }

    /** The index of a version: its number, and the hash of its manifest for forks of the namespace. */
    public String index(VersionState version) {
        return indexPrefix() + version.number() + "-"
                + version.manifestSha256().hex().substring(0, HASH_DIGITS);
    }

    /** What the index of a version says about itself while it is loaded. */
    public IndexMeta meta(CatalogState state, VersionState version, String load) {
        NamespaceId namespace = state.namespaceAt(version.registered().sequence());
        return new IndexMeta(namespace, dataset, version.number(), version.manifestSha256(), name.text(), load, false);
    }

    /** Whether this sink made an index, in whatever life of the namespace. */
    boolean made(IndexMeta meta, CatalogState state) {
        return state.isOrWas(meta.namespace())
                && meta.dataset().equals(dataset)
                && meta.sink().equals(name.text());
    }
}
