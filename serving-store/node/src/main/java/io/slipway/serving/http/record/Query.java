package io.slipway.serving.http.record;

import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.http.exchange.HttpExchange;
import io.slipway.serving.http.problem.ProblemException;
import io.slipway.serving.http.problem.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a query, each at most once and each known. */
final class Query {
    private final Map<String, List<String>> parameters;

    private Query(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /**
     * The parameters of a request.
     *
     * @throws ProblemException if one is not known or stands there twice
     */
    static Query of(HttpExchange exchange, Set<String> known) {
        Map<String, List<String>> parameters = exchange.target().parameters();
        parameters.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw usage("there is no parameter '" + name + "', expected=some of "
                        + known.stream().sorted().toList());
            }
            if (values.size() > 1) {
                throw usage("parameter '" + name + "' stands there " + values.size() + " times");
            }
        });
        return new Query(parameters);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).map(values -> values.get(0));
    }

    String required(String name) {
        return text(name).orElseThrow(() -> usage("parameter '" + name + "' is missing"));
    }

    Optional<VersionNumber> version() {
        return text("version").map(text -> {
            try {
                return VersionNumber.parse(text);
            } catch (IllegalArgumentException e) {
                throw usage("'version' is no number of a version, actual=" + text);
            }
        });
    }

    /** The names of the wanted fields; empty for all. */
    List<String> fields() {
        return text("fields")
                .map(text -> Arrays.stream(text.split(",", -1))
                        .filter(field -> !field.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    boolean flag(String name) {
        String text = text(name).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw usage("'" + name + "' is true or false, actual=" + text);
        }
        return text.equals("true");
    }

    int number(String name, int otherwise, int most) {
        String text = text(name).orElse(Integer.toString(otherwise));
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw usage("'" + name + "' is a number, expected=1.." + most + " actual=" + text);
        }
        return number;
    }

    static ProblemException usage(String reason) {
        return new ProblemException(
                ProblemType.USAGE, "Cannot read the request: " + reason, "docs/http.md lists the parameters.");
    }
}
