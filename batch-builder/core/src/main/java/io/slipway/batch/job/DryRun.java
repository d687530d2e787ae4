package io.slipway.batch.job;

import io.slipway.batch.embedded.Derivation;
import io.slipway.batch.embedded.DerivedRows;
import io.slipway.batch.embedded.DuckSession;
import io.slipway.batch.embedded.DuckSettings;
import io.slipway.batch.encode.Encoding;
import io.slipway.batch.encode.RowBatch;
import io.slipway.batch.file.DatasetFile;
import io.slipway.batch.file.Recipe;
import io.slipway.batch.job.plan.Policy;
import io.slipway.batch.job.plan.ResolvedInputs;
import io.slipway.batch.job.plan.Standing;
import io.slipway.batch.job.report.KeyText;
import io.slipway.batch.progress.Progress;
import io.slipway.batch.progress.ProgressListener;
import io.slipway.batch.source.CopyListener;
import io.slipway.batch.source.InputResolver;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.definition.Gates;
import io.slipway.schemas.column.Rejection;
import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.row.RowDecoder;
import io.slipway.schemas.row.RowEncoder;
import io.slipway.schemas.row.RowKind;
import io.slipway.schemas.row.RowSchema;
import io.slipway.schemas.text.ByteSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a build would make of a dataset file: finds everything that can be found without building, shows some rows as they
 * would be served, and writes nothing.
 *
 * @param schema columns, key and value
 * @param samples the first rows
 * @param gates that hold
 * @param warnings what a person should know
 * @param failures why this build would fail, as far as the first rows tell
 */
public record DryRun(
        RowSchema schema, List<Sample> samples, Gates gates, List<String> warnings, List<String> failures) {
    /**
     * One row.
     *
     * @param key as a client writes it, or why the row would be rejected
     * @param row as a client gets it: JSON, or the text of a raw dataset; empty if the row would be rejected
     */
    public record Sample(String key, String row) {}

    /** The first rows, and the keys of those that are not rejected. */
    private record FirstRows(List<Sample> samples, List<String> keys) {}

    /**
     * Checks a file.
     *
     * @param catalog with whose state key, schema and policy must agree; empty: nothing stands there yet
     * @param rows how many to show
     * @throws io.slipway.schemas.failure.SlipwayException as a build would
     */
    public static DryRun run(
            DatasetFile file,
            Map<String, String> parameters,
            Optional<Catalog> catalog,
            BuildEnvironment environment,
            int rows) {
        Progress progress = new Progress(ProgressListener.SILENT);
        try (Workspace workspace = Workspace.create(environment.tempFolder(), progress::warn)) {
            ResolvedInputs inputs = ResolvedInputs.of(
                    file,
                    parameters,
                    new InputResolver(
                            file.folder(), environment.inputs(workspace.folder("inputs"), CopyListener.SILENT)));
            Standing standing = catalog.map(each -> Standing.in(each.refresh(), each, file.dataset()))
                    .orElse(Standing.NOTHING);
            Policy policy =
                    Policy.of(file, standing, catalog.map(Catalog::describe).orElse("URI"), progress::warn);
            DuckSettings settings =
                    new DuckSettings(environment.memoryBytes() / 2, environment.threads(), workspace.folder("engine"));
            try (DuckSession engine = DuckSession.open(settings)) {
                engine.read(inputs.inputs());
                Derivation derivation = engine.derive(inputs.derive());
                RowSchema schema = policy.schema(file.recipe(), derivation.columns(), standing);
                Encoding.position(schema, file.recipe().onDuplicateKey().keepGreatest());
                derivation.warnings().forEach(progress::warn);
                FirstRows first = firstRows(derivation, schema, new KeyText(file.dataset(), schema), rows);
                return new DryRun(
                        schema,
                        first.samples(),
                        policy.definition().gates(),
                        progress.warnings(),
                        failures(first, policy.definition().maxRejected(), file.recipe()));
            }
        }
    }

    private static List<String> failures(FirstRows first, long maxRejected, Recipe recipe) {
        List<String> failures = new ArrayList<>();
        int rejected = first.samples().size() - first.keys().size();
        if (rejected > maxRejected) {
            failures.add(rejected + " of the first " + first.samples().size()
                    + " rows would be rejected, max_rejected is " + maxRejected);
        }
        Set<String> seen = new HashSet<>();
        if (recipe.onDuplicateKey().keepGreatest().isEmpty()) {
            first.keys().stream()
                    .filter(key -> !seen.add(key))
                    .findFirst()
                    .ifPresent(key -> failures.add("two rows have the key " + key + ", on_duplicate_key is fail"));
        }
        return failures;
    }

    private static FirstRows firstRows(Derivation derivation, RowSchema schema, KeyText keys, int count) {
        FirstRows first = new FirstRows(new ArrayList<>(), new ArrayList<>());
        try (DerivedRows rows = derivation.firstRows(count)) {
            RowBatch batch = rows.batch();
            RowEncoder encoder = new RowEncoder(schema, batch.columns());
            EncodedRow encoded = new EncodedRow();
            while (batch.next()) {
                for (int row = 0; row < batch.rows(); row++) {
                    Rejection rejection = encoder.encode(row, encoded);
                    if (rejection == null) {
                        Sample sample = sample(encoded, schema, keys);
                        first.samples().add(sample);
                        first.keys().add(sample.key());
                    } else {
                        first.samples().add(new Sample("rejected, " + rejection, ""));
                    }
                }
            }
        }
        return first;
    }

    private static Sample sample(EncodedRow row, RowSchema schema, KeyText keys) {
        String key = keys.of(Arrays.copyOf(row.key(), row.keyLength()));
        if (schema.kind() == RowKind.RAW) {
            return new Sample(key, new String(row.value(), 0, row.valueLength(), StandardCharsets.UTF_8));
        }
        ByteSink json = new ByteSink();
        new RowDecoder(schema).json(row, json);
        return new Sample(key, json.toString());
    }
}
