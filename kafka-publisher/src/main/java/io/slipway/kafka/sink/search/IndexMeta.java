package io.slipway.kafka.sink.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.Objects;
import java.util.Optional;

/**
 * What an index says about itself, in {@code _meta} of its mappings.
 *
 * @param namespace whose dataset it is
 * @param manifest the hash of the version's manifest
 * @param sink the name of the sink that made it
 * @param load drawn when the index was made, so that offsets of an index that is gone are not taken for its own
 * @param complete whether every row is in it, or in a file of dead letters
 */
public record IndexMeta(
        NamespaceId namespace,
        DatasetName dataset,
        VersionNumber version,
        Sha256 manifest,
        String sink,
        String load,
        boolean complete) {
    private static final String FIELD = "slipway";

    public IndexMeta {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(manifest, "manifest");
        Objects.requireNonNull(sink, "sink");
        Objects.requireNonNull(load, "load");
    }

    /** The same index, with every row in it. */
    public IndexMeta completed() {
        return new IndexMeta(namespace, dataset, version, manifest, sink, load, true);
    }

    ObjectNode json() {
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.putObject(FIELD)
                .put("namespace", namespace.text())
                .put("dataset", dataset.toString())
                .put("version", version.value())
                .put("manifestSha256", manifest.hex())
                .put("sink", sink)
                .put("load", load)
                .put("complete", complete);
        return meta;
    }

    /** Reads {@code _meta}; empty if nobody of Slipway wrote it. */
    static Optional<IndexMeta> of(JsonNode meta) {
        JsonNode own = meta.path(FIELD);
        try {
            return own.isObject() ? Optional.of(read(own)) : Optional.empty();
        } catch (IllegalArgumentException stranger) {
            return Optional.empty(); // what does not read as ours is not ours
        }
    }

    private static IndexMeta read(JsonNode own) {
        return new IndexMeta(
                new NamespaceId(own.path("namespace").asText()),
                new DatasetName(own.path("dataset").asText()),
                new VersionNumber(own.path("version").asLong()),
                new Sha256(own.path("manifestSha256").asText()),
                own.path("sink").asText(),
                own.path("load").asText(),
                own.path("complete").asBoolean());
    }
}
