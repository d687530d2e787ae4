package io.slipway.ops.cli.look;

import com.fasterxml.jackson.databind.JsonNode;

/** The documents of datasets and versions in words. */
public final class DatasetText {
    private DatasetText() {}

    /** One line on what a dataset serves. */
    public static String sentence(JsonNode dataset) {
        String name = dataset.path("dataset").asText();
        String served = dataset.has("active")
                ? "version " + dataset.path("active").asLong() + " is active"
                : "no version is active";
        String pin = dataset.has("pinned") ? ", pinned" : "";
        String staged = dataset.has("staged") ? ", " + dataset.path("staged").asLong() + " is staged" : "";
        return name + ": " + served + pin + staged + ".";
    }

    /** Where a rollback would go, and whether it is ready. */
    static String rollback(JsonNode dataset) {
        if (!dataset.has("rollbackTarget")) {
            return "-";
        }
        String ready = dataset.path("rollbackReady").asText();
        return "to " + dataset.path("rollbackTarget").asLong() + " "
                + switch (ready) {
                    case "YES" -> "ready";
                    case "NO" -> "not ready";
                    default -> "(not known)";
                };
    }

    /** A field as text; {@code -} if it is left out. */
    static String cell(JsonNode document, String field) {
        return document.path(field).asText("-");
    }

    /** A moment of the log, in UTC to the second. */
    static String when(JsonNode moment) {
        String at = moment.path("at").asText("-");
        return at.replaceFirst("T", " ").replaceFirst("(:\\d\\d)(\\.\\d+)?Z$", "$1");
    }
}
