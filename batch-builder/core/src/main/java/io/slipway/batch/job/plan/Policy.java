package io.slipway.batch.job.plan;

import io.slipway.batch.file.DatasetFile;
import io.slipway.batch.file.Recipe;
import io.slipway.batch.job.report.ShellText;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.definition.DatasetDefinition.ValueKind;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.compatibility.Compatibility;
import io.slipway.schemas.compatibility.SchemaCompatibilityCheck;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.row.RowSchema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The policy that holds for a push: the one the catalog has, once it has one. So nobody weakens a gate by pushing from
 * another branch.
 *
 * @param definition what holds
 * @param isNew whether the dataset does not exist yet, so that this push defines it
 */
public record Policy(DatasetDefinition definition, boolean isNew) {
    /**
     * Finds what holds.
     *
     * @param file what the dataset file says
     * @param root where the catalog is, for the warnings
     * @param warn told of each difference
     * @throws IncompatibleException if the file changes the key
     */
    public static Policy of(DatasetFile file, Standing standing, String root, Consumer<String> warn) {
        DatasetDefinition written = file.definition();
        Optional<DatasetDefinition> defined = standing.definition();
        if (defined.isEmpty()) {
            return new Policy(written, true);
        }
        requireSameKey(written, standing);
        for (PolicyChange change : PolicyChange.between(defined.get(), written)) {
            warn.accept("The catalog's policy of " + written.dataset() + " holds, not the file's: " + change.field()
                    + " is " + change.before() + ", the file says " + change.after()
                    + ". To make the file's hold: slipway apply " + ShellText.of(file.name()) + " --root "
                    + ShellText.of(root) + " --reason TEXT.");
        }
        return new Policy(defined.get(), false);
    }

    /**
     * The schema of the rows.
     *
     * @param recipe whose file names the key
     * @param columns that it gives
     * @throws io.slipway.schemas.failure.UsageException if the columns do not make the key
     * @throws IncompatibleException if what is served cannot be replaced by such rows
     */
    public RowSchema schema(Recipe recipe, List<Column> columns, Standing standing) {
        KeyFit.require(recipe, columns);
        List<String> sort = definition.key().sort().stream()
                .map(column -> column.name() + (column.descending() ? " desc" : " asc"))
                .toList();
        List<String> partition = definition.key().partition();
        RowSchema schema = definition.value() == ValueKind.RAW
                ? RowSchema.raw(columns, partition.get(0))
                : RowSchema.avro(columns, partition, sort);
        standing.active().ifPresent(active -> {
            RowSchema served = RowSchema.parse(
                    active.manifest().key().text(),
                    active.manifest().valueSchema().text());
            SchemaCompatibilityCheck.check(
                    served,
                    schema,
                    Compatibility.parse(definition.compatibility().name().toLowerCase(Locale.ROOT)));
        });
        return schema;
    }

    /**
     * Refuses a file that changes the key; no policy allows that.
     *
     * @throws IncompatibleException if it does, with the field
     */
    public static void requireSameKey(DatasetDefinition written, Standing standing) {
        standing.definition().ifPresent(defined -> requireSameKey(written, defined));
    }

    /**
     * Refuses a policy with another key than the one that holds.
     *
     * @throws IncompatibleException if it has, with the field
     */
    public static void requireSameKey(DatasetDefinition written, DatasetDefinition defined) {
        if (!defined.key().equals(written.key())) {
            throw new IncompatibleException(
                    "Cannot change the key of " + written.dataset() + ": "
                            + PolicyChange.between(defined, written).stream()
                                    .filter(PolicyChange::touchesKey)
                                    .map(change -> change.field() + ", expected=" + change.before() + " actual="
                                            + change.after())
                                    .collect(Collectors.joining("; ")),
                    "Keep the key, or give the dataset another name.");
        }
    }
}
