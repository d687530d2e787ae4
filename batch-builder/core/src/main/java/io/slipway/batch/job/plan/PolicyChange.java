package io.slipway.batch.job.plan;

import io.slipway.catalog.definition.DatasetDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One field in which two policies differ.
 *
 * @param field as a dataset file names it, such as {@code gates.rows.min}
 * @param before as a dataset file writes it; {@value #NOT_SET} if there was nothing
 * @param after the same, afterwards
 */
public record PolicyChange(String field, String before, String after) {
    /** What stands for a field that a policy does not have. */
    public static final String NOT_SET = "not set";

    private static final String KEY = "key.";

    /** The changes that lead from one policy to another, in the order of a dataset file. */
    public static List<PolicyChange> between(DatasetDefinition before, DatasetDefinition after) {
        Map<String, String> old = PolicyFields.of(before);
        Map<String, String> fresh = PolicyFields.of(after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(fresh.keySet());
        return names.stream()
                .map(name -> new PolicyChange(name, old.getOrDefault(name, NOT_SET), fresh.getOrDefault(name, NOT_SET)))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    /** Whether the field belongs to the key, which no policy may change. */
    boolean touchesKey() {
        return field.startsWith(KEY);
    }

    /** {@code gates.rows.min: 1 -> 100}. */
    @Override
    public String toString() {
        return field + ": " + before + " -> " + after;
    }
}
