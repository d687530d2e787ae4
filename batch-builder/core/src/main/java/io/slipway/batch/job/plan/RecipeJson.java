package io.slipway.batch.job.plan;

import io.slipway.batch.file.InputSpec;
import io.slipway.batch.file.Publish;
import io.slipway.batch.file.Recipe;
import io.slipway.catalog.json.CanonicalJson;
import io.slipway.catalog.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recipe as it stands in a manifest, so that one can see later how the rows were made. */
public final class RecipeJson {
    private RecipeJson() {}

    private record Document(
            Map<String, Input> inputs,
            Map<String, String> parameters,
            String derive,
            int shards,
            String onDuplicateKey,
            Publish publish) {}

    private record Input(
            String uri,
            @Nullable String format,
            @Nullable String delimiter,
            @Nullable Boolean header,
            @Nullable String nullText) {
        static Input of(InputSpec spec) {
            return new Input(
                    spec.uri(),
                    spec.format().map(Object::toString).orElse(null),
                    spec.csv().delimiter().orElse(null),
                    spec.csv().header().orElse(null),
                    spec.csv().nullText().orElse(null));
        }
    }

    /** As the file has it, with its parameters in place. */
    public static RawJson of(Recipe recipe) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        recipe.inputs().forEach((name, spec) -> inputs.put(name, Input.of(spec)));
        Document document = new Document(
                inputs,
                recipe.parameters(),
                recipe.derive().sql(),
                recipe.sharding().shards(),
                recipe.onDuplicateKey().toString(),
                recipe.publish());
        return new RawJson(new String(CanonicalJson.write(document), StandardCharsets.UTF_8));
    }
}
