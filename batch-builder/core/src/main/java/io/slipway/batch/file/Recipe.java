package io.slipway.batch.file;

import io.slipway.batch.file.yaml.Place;
import io.slipway.schemas.sharding.Sharding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the rows of a dataset are made. It may differ from push to push.
 *
 * @param inputs by the name they have in SQL, in the order of the file
 * @param parameters the values that {@code ${name}} stands for unless a build overrides them
 * @param derive one SELECT
 * @param keyPlaces where the file names each column of the key, in its order
 */
public record Recipe(
        Map<String, InputSpec> inputs,
        Map<String, String> parameters,
        SqlBlock derive,
        Map<String, Place> keyPlaces,
        Sharding sharding,
        DuplicatePolicy onDuplicateKey,
        Publish publish) {
    public Recipe {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        keyPlaces = Collections.unmodifiableMap(new LinkedHashMap<>(keyPlaces));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
