package io.slipway.batch.embedded.repeat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the parts of a SELECT that may give other rows for the same input. */
public final class Repeatability {
    private static final Set<String> CHANGING = Set.of(
            "random",
            "uuid",
            "uuidv4",
            "uuidv7",
            "gen_random_uuid",
            "nextval",
            "setseed",
            "now",
            "today",
            "current_date",
            "current_time",
            "current_timestamp",
            "current_localtime",
            "current_localtimestamp",
            "get_current_time",
            "get_current_timestamp",
            "transaction_timestamp",
            "localtime",
            "localtimestamp");
    private static final Set<String> BY_ORDER = Set.of(
            "first",
            "last",
            "any_value",
            "arbitrary",
            "list",
            "array_agg",
            "string_agg",
            "group_concat",
            "listagg",
            "json_group_array",
            "json_group_object",
            "histogram_values");
    private static final Set<String> BY_TIES =
            Set.of("arg_min", "arg_max", "argmin", "argmax", "min_by", "max_by", "mode", "row_number");
    private static final Set<String> INEXACT = Set.of(
            "sum",
            "avg",
            "mean",
            "fsum",
            "kahan_sum",
            "sumkahan",
            "favg",
            "stddev",
            "stddev_pop",
            "stddev_samp",
            "variance",
            "var_pop",
            "var_samp",
            "covar_pop",
            "covar_samp",
            "corr",
            "regr_slope",
            "regr_intercept",
            "regr_r2",
            "product",
            "geomean",
            "geometric_mean",
            "skewness",
            "kurtosis",
            "entropy");
    private static final Set<String> FLOATS = Set.of("double", "float", "real", "float4", "float8");
    private static final Set<String> SAMPLED = Set.of("reservoir_quantile", "approx_top_k");

    private final Set<String> floatColumns;
    private final Set<String> warnings = new LinkedHashSet<>();

    private Repeatability(Set<String> floatColumns) {
        this.floatColumns = floatColumns;
    }

    /**
     * Looks at a statement.
     *
     * @param tree as the engine writes it
     * @param floatColumns names of input columns of floating point, in lower case
     * @return one sentence for each kind of thing found
     */
    public static List<String> warnings(JsonNode tree, Set<String> floatColumns) {
        Repeatability repeatability = new Repeatability(floatColumns);
        repeatability.look(tree);
        return new ArrayList<>(repeatability.warnings);
    }

    private void look(JsonNode node) {
        if (node.has("function_name")) {
            lookAtFunction(node);
        }
        if (CHANGING.contains(columnName(node)) && node.path("column_names").size() == 1) {
            warn(columnName(node) + " is another one each time");
        }
        if (node.path("type").asText().equals("SELECT_NODE")) {
            lookAtSelect(node);
        }
        node.forEach(this::look);
    }

    private void lookAtFunction(JsonNode function) {
        String name = function.path("function_name").asText().toLowerCase(Locale.ROOT);
        boolean ordered = isOrdered(function);
        if (CHANGING.contains(name)) {
            warn(name + "() gives other values each time");
        } else if (BY_ORDER.contains(name) && !ordered) {
            warn(name + "() takes rows in any order: add ORDER BY inside its brackets, or use min or max");
        } else if (BY_TIES.contains(name) && !ordered) {
            warn(name + "() may choose among equal rows: make sure that there are none");
        } else if (SAMPLED.contains(name)) {
            warn(name + "() samples");
        } else if (INEXACT.contains(name) && isFloating(function.path("arguments"))) {
            warn(name + "() of floating-point numbers depends on the order of addition: cast to DECIMAL first");
        }
    }

    private void lookAtSelect(JsonNode select) {
        if (!select.path("sample").isNull() && !select.path("sample").isMissingNode()) {
            warn("SAMPLE chooses rows anew each time");
        }
        boolean limited = false;
        boolean ordered = false;
        for (JsonNode modifier : select.path("modifiers")) {
            String type = modifier.path("type").asText();
            limited |= type.equals("LIMIT_MODIFIER") || type.equals("LIMIT_PERCENT_MODIFIER");
            ordered |= type.equals("ORDER_MODIFIER");
        }
        if (limited && !ordered) {
            warn("LIMIT without ORDER BY takes any rows");
        }
    }

    private static boolean isOrdered(JsonNode function) {
        return function.path("order_bys").path("orders").size() > 0
                || (function.path("orders").isArray() && function.path("orders").size() > 0);
    }

    /** Whether an expression reads a floating-point column, divides, or casts to floating point. */
    private boolean isFloating(JsonNode expression) {
        boolean column = floatColumns.contains(columnName(expression));
        boolean division = expression.path("function_name").asText().equals("/");
        String cast = expression.path("type_expr").path("type_name").asText().toLowerCase(Locale.ROOT);
        if (column || division || FLOATS.contains(cast)) {
            return true;
        }
        for (JsonNode child : expression) {
            if (isFloating(child)) {
                return true;
            }
        }
        return false;
    }

    /** The last name of a column reference; empty for any other node. */
    private static String columnName(JsonNode node) {
        JsonNode names = node.path("column_names");
        return names.isEmpty() ? "" : names.get(names.size() - 1).asText().toLowerCase(Locale.ROOT);
    }

    private void warn(String found) {
        warnings.add("The same input may give other rows next time: " + found + ".");
    }
}
