package io.slipway.batch.job.plan;

import com.fasterxml.jackson.databind.node.TextNode;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.definition.Gates;
import io.slipway.catalog.definition.Gates.Bounds;
import io.slipway.catalog.definition.KeyColumns.SortColumn;
import io.slipway.catalog.definition.Rollout;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A policy as the fields of a dataset file, in its words and its order: {@code gates.rows.max_change} is {@code 20%}. */
final class PolicyFields {
    private static final Map<Long, String> SECONDS = new TreeMap<>(Map.of(1L, "s", 60L, "m", 3_600L, "h"));

    private static final Pattern WORDS = Pattern.compile("[\\w ]+");

    private final Map<String, String> fields = new LinkedHashMap<>();

    private PolicyFields() {}

    /** Every field that is set, defaults included. */
    static Map<String, String> of(DatasetDefinition policy) {
        PolicyFields all = new PolicyFields();
        all.texts("key.partition", policy.key().partition());
        all.texts(
                "key.sort",
                policy.key().sort().stream().map(PolicyFields::sorted).toList());
        all.put("value", word(policy.value()));
        all.put("compatibility", word(policy.compatibility()));
        all.put("max_rejected", policy.maxRejected());
        all.gates(policy.gates());
        all.put("retention.versions", policy.retention().versions());
        all.put("retention.min_age", span(policy.retention().minAge()));
        all.rollout(policy.rollout());
        return all.fields;
    }

    private void gates(Gates gates) {
        bounds("gates.rows", gates.rows());
        bounds("gates.bytes", gates.bytes());
        gates.nullRate().forEach((column, rate) -> put("gates.null_rate." + column + ".max", percent(rate)));
        texts("gates.required_keys", gates.requiredKeys());
        texts("gates.sql", gates.sql());
    }

    private void bounds(String name, Bounds bounds) {
        put(name + ".min", bounds.min());
        put(name + ".max", bounds.max());
        put(name + ".max_change", bounds.maxChange() == null ? null : percent(bounds.maxChange()));
    }

    private void rollout(Rollout rollout) {
        put("rollout.ready", rollout.minReplicas() == null ? "all" : "min_replicas " + rollout.minReplicas());
        put("rollout.timeout", span(rollout.timeout()));
        put("rollout.activate", word(rollout.activate()));
    }

    private void texts(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            put(name, texts.stream().map(PolicyFields::element).collect(Collectors.joining(", ", "[", "]")));
        }
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    // In quotes unless it is words only, so that no two lists read alike.
    private static String element(String text) {
        return WORDS.matcher(text).matches() ? text : TextNode.valueOf(text).toString();
    }

    // A file takes the last of several words for the direction.
    private static String sorted(SortColumn column) {
        String ascending = column.name().contains(" ") ? " asc" : "";
        return column.name() + (column.descending() ? " desc" : ascending);
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static String percent(BigDecimal fraction) {
        return fraction.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    // The greatest unit that says it exactly: 24h, 90s.
    private static String span(Duration span) {
        String text = span.toMillis() + "ms";
        for (Map.Entry<Long, String> unit : SECONDS.entrySet()) {
            if (span.toMillis() % (unit.getKey() * 1_000) == 0) {
                text = span.toSeconds() / unit.getKey() + unit.getValue();
            }
        }
        return text;
    }
}
