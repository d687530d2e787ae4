package io.slipway.batch.job.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.definition.DatasetDefinition.ValueKind;
import io.slipway.catalog.json.CanonicalJson;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.compatibility.Compatibility;
import io.slipway.schemas.compatibility.SchemaCompatibilityCheck;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.row.RowSchema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

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
     * @param written what the dataset file says
     * @param warn told of each difference
     * @throws IncompatibleException if the file changes the key
     */
    public static Policy of(DatasetDefinition written, Standing standing, Consumer<String> warn) {
        Optional<DatasetDefinition> defined = standing.definition();
        if (defined.isEmpty()) {
            return new Policy(written, true);
        }
        requireSameKey(written, standing);
        for (String difference : differences(written, defined.get())) {
            warn.accept("The policy of " + written.dataset() + " in the catalog holds, not the file's: " + difference
                    + ". To change it: slipway apply.");
        }
        return new Policy(defined.get(), false);
    }

    /**
     * The schema of the rows.
     *
     * @throws io.slipway.schemas.failure.UsageException if the columns do not make the key
     * @throws IncompatibleException if what is served cannot be replaced by such rows
     */
    public RowSchema schema(List<Column> columns, Standing standing) {
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
     * @throws IncompatibleException if it does
     */
    public static void requireSameKey(DatasetDefinition written, Standing standing) {
        standing.definition()
                .filter(defined -> !defined.key().equals(written.key()))
                .ifPresent(defined -> {
                    throw new IncompatibleException(
                            "Cannot push " + written.dataset() + ": the file changes the key, expected=" + defined.key()
                                    + " actual=" + written.key(),
                            "Keep the key, or give the dataset another name.");
                });
    }

    /** Field by field: {@code max_rejected is 0, the file says 5}. */
    private static List<String> differences(DatasetDefinition written, DatasetDefinition defined) {
        JsonNode writtenJson = CanonicalJson.tree(written.toJson(), "the dataset file's policy");
        JsonNode definedJson = CanonicalJson.tree(defined.toJson(), "the defined policy");
        List<String> differences = new ArrayList<>();
        compare("", definedJson, writtenJson, differences);
        return differences;
    }

    private static void compare(String path, JsonNode defined, JsonNode written, List<String> differences) {
        if (defined.isObject() && written.isObject()) {
            List<String> names = new ArrayList<>();
            defined.fieldNames().forEachRemaining(names::add);
            for (Iterator<String> it = written.fieldNames(); it.hasNext(); ) {
                String name = it.next();
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
            for (String name : names) {
                compare(path.isEmpty() ? name : path + "." + name, defined.path(name), written.path(name), differences);
            }
        } else if (!defined.equals(written)) {
            differences.add(path + " is " + text(defined) + ", the file says " + text(written));
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "not set" : value.toString();
    }
}
