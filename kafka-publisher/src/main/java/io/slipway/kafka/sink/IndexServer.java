package io.slipway.kafka.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.kafka.sink.plan.SinkIdentity;
import io.slipway.kafka.sink.plan.SinkView;
import io.slipway.kafka.sink.search.FoundIndex;
import io.slipway.kafka.sink.search.IndexMeta;
import io.slipway.kafka.sink.search.SearchClient;
import io.slipway.schemas.failure.RefusedException;
import java.util.HexFormat;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The indexes of one sink on its server. */
record IndexServer(SearchClient client, SinkIdentity identity, ObjectNode settings, RandomGenerator random) {
    private static final int LOAD_BYTES = 8;

    /**
     * Looks.
     *
     * @throws RefusedException if the alias is the name of an index
     */
    SinkView look(CatalogState state) {
        String alias = identity.alias().text();
        Set<String> aliased = client.aliased(alias);
        if (aliased.isEmpty() && client.exists(alias)) {
            throw new RefusedException(
                    "Cannot use the alias " + alias + ": an index has this name",
                    "Choose another name with --alias, or delete that index if nobody needs it.");
        }
        return new SinkView(state, client.indexes(identity.indexPrefix()), aliased, Set.of());
    }

    /** What the index of a version says about itself; it is made if it is not there. */
    IndexMeta prepared(SinkView view, VersionState version) {
        String index = identity.index(version);
        return view.indexes().stream()
                .filter(found -> found.name().equals(index))
                .map(FoundIndex::meta)
                .findFirst()
                .map(meta -> meta.orElseThrow())
                .orElseGet(() -> make(view.state(), version, index));
    }

    private IndexMeta make(CatalogState state, VersionState version, String index) {
        byte[] drawn = new byte[LOAD_BYTES];
        random.nextBytes(drawn);
        IndexMeta meta = identity.meta(state, version, HexFormat.of().formatHex(drawn));
        client.create(index, settings, meta);
        return meta;
    }
}
