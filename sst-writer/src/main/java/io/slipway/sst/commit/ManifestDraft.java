package io.slipway.sst.commit;

import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.json.RawJson;
import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.ColumnMeasures;
import io.slipway.catalog.manifest.Manifest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the builder knows of a version: a manifest but for the files and the place of the attempt. The fields are described
 * in {@link Manifest}.
 *
 * @param createdAt the builder's clock
 * @param engine {@code embedded} or {@code spark}
 * @param builderVersion the version of Slipway
 * @param definition defines the dataset if it does not exist yet; not looked at otherwise
 */
public record ManifestDraft(
        Instant createdAt,
        String engine,
        String builderVersion,
        List<Manifest.Input> inputs,
        SortedMap<String, String> parameters,
        DatasetDefinition definition,
        RawJson key,
        RawJson valueSchema,
        int shards,
        List<ColumnMeasures> measures,
        List<CheckVerdict> checks,
        RawJson recipe) {
    public ManifestDraft {
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(builderVersion, "builderVersion");
        inputs = List.copyOf(inputs);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(valueSchema, "valueSchema");
        measures = List.copyOf(measures);
        checks = List.copyOf(checks);
        Objects.requireNonNull(recipe, "recipe");
    }
}
