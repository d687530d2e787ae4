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

    /** What the next rollback would do, and what a pin means for the next push, a sentence or two. */
    static String nextRollback(JsonNode dataset) {
        return dataset.has("pinned") ? underPin(dataset) : target(dataset) + ".";
    }

    private static String target(JsonNode dataset) {
        String reason = dataset.path("rollbackReason").asText();
        if (dataset.has("rollbackTarget")) {
            return "A rollback goes to version "
                    + dataset.path("rollbackTarget").asLong() + ": " + reason;
        }
        return dataset.has("active")
                ? "No rollback now: " + reason + "; once a newer version is active, it goes to version "
                        + dataset.path("active").asLong()
                : "No rollback now: " + reason;
    }

    // Two operators who act at once shall take one step, so a further one names what is bad.
    private static String underPin(JsonNode dataset) {
        String name = dataset.path("dataset").asText();
        String further = dataset.has("rollbackTarget")
                ? ", ordered with: slipway rollback " + name + " --from "
                        + dataset.path("active").asLong() + " --reason TEXT."
                : ".";
        return target(dataset) + further + "\nPushes are built and gated, and held. To end the hold, which"
                + " rejects what it held: slipway unpin " + name + " --reason TEXT; then push again with --force.";
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
