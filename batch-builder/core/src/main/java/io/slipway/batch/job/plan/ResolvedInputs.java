package io.slipway.batch.job.plan;

import io.slipway.batch.file.DatasetFile;
import io.slipway.batch.file.InputSpec;
import io.slipway.batch.file.Parameters;
import io.slipway.batch.file.SqlBlock;
import io.slipway.batch.source.InputFiles;
import io.slipway.batch.source.InputResolver;
import io.slipway.catalog.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The recipe of a dataset file with the values of its parameters, and the files of its inputs.
 *
 * @param derive ready to run
 */
public record ResolvedInputs(List<InputFiles> inputs, SqlBlock derive, SortedMap<String, String> parameters) {
    /** Puts the parameters in and finds the files. */
    public static ResolvedInputs of(DatasetFile file, Map<String, String> overrides, InputResolver resolver) {
        Parameters parameters = Parameters.of(file.recipe().parameters()).overriddenBy(overrides);
        List<InputFiles> inputs = new ArrayList<>();
        file.recipe().inputs().forEach((name, spec) -> inputs.add(resolver.resolve(name, withUri(spec, parameters))));
        SqlBlock derive = file.recipe().derive();
        return new ResolvedInputs(
                inputs,
                new SqlBlock(parameters.applyTo(derive.sql(), derive.place()), derive.place()),
                parameters.values());
    }

    /** As they stand in the manifest. */
    public List<Manifest.Input> described() {
        return inputs.stream()
                .flatMap(input -> input.files().stream())
                .map(file -> new Manifest.Input(file.uri(), file.bytes(), file.identity()))
                .toList();
    }

    private static InputSpec withUri(InputSpec spec, Parameters parameters) {
        return spec.withUri(parameters.applyTo(spec.uri(), spec.place()));
    }
}
