package io.slipway.catalog.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Heartbeats and their answers as JSON in UTF-8, with the record components as fields in their order.
 *
 * <p>Unknown fields are passed over; a missing or unfit one is an {@link IllegalArgumentException} that names it.
 * Thread-safe.
 */
public final class HeartbeatJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HeartbeatJson() {}

    /** Writes a heartbeat. */
    public static byte[] write(Heartbeat heartbeat) {
        ObjectNode json = JSON.createObjectNode();
        json.put("nodeId", heartbeat.nodeId().text());
        json.put("bootId", heartbeat.bootId());
        json.putObject("address")
                .put("resp", heartbeat.address().resp())
                .put("http", heartbeat.address().http());
        json.put("appliedSequence", heartbeat.appliedSequence());
        ArrayNode versions = json.putArray("versions");
        heartbeat.versions().forEach(report -> write(report, versions.addObject()));
        return bytes(json);
    }

    private static void write(VersionReport report, ObjectNode json) {
        json.put("dataset", report.dataset().text());
        json.put("version", report.version().value());
        json.put("state", report.state().name());
        json.put("reason", report.reason());
        json.put("bytesDone", report.bytesDone());
        json.put("bytesTotal", report.bytesTotal());
    }

    /**
     * Reads a heartbeat.
     *
     * @throws IllegalArgumentException if the bytes are not a heartbeat; the message names the field
     */
    public static Heartbeat readHeartbeat(byte[] bytes) {
        JsonNode json = object(bytes);
        JsonNode address = field(json, "address");
        List<VersionReport> versions = new ArrayList<>();
        for (JsonNode report : field(json, "versions")) {
            versions.add(readReport(report));
        }
        return new Heartbeat(
                new NodeId(text(json, "nodeId")),
                text(json, "bootId"),
                new NodeAddress(text(address, "resp"), text(address, "http")),
                number(json, "appliedSequence"),
                versions);
    }

    private static VersionReport readReport(JsonNode json) {
        return new VersionReport(
                new DatasetName(text(json, "dataset")),
                new VersionNumber(number(json, "version")),
                state(text(json, "state")),
                text(json, "reason"),
                number(json, "bytesDone"),
                number(json, "bytesTotal"));
    }

    private static VersionReport.State state(String name) {
        for (VersionReport.State state : VersionReport.State.values()) {
            if (state.name().equals(name.toUpperCase(Locale.ROOT))) {
                return state;
            }
        }
        throw unfit("state", "FETCHING, READY, FAILED or OPEN", name);
    }

    /** Writes an answer. */
    public static byte[] write(HeartbeatAnswer answer) {
        ObjectNode json = JSON.createObjectNode();
        json.put("headSequence", answer.headSequence());
        ArrayNode suspects = json.putArray("suspects");
        answer.suspects().forEach(node -> suspects.add(node.text()));
        return bytes(json);
    }

    /**
     * Reads an answer.
     *
     * @throws IllegalArgumentException if the bytes are not an answer; the message names the field
     */
    public static HeartbeatAnswer readAnswer(byte[] bytes) {
        JsonNode json = object(bytes);
        List<NodeId> suspects = new ArrayList<>();
        for (JsonNode node : field(json, "suspects")) {
            suspects.add(new NodeId(node.asText()));
        }
        return new HeartbeatAnswer(number(json, "headSequence"), suspects);
    }

    private static JsonNode object(byte[] bytes) {
        try {
            @Nullable JsonNode json = JSON.readTree(bytes);
            if (json == null || !json.isObject()) {
                throw unfit("the document", "a JSON object", json == null ? "nothing" : json.getNodeType());
            }
            return json;
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read a heartbeat: it is not JSON, " + e.getMessage(), e);
        }
    }

    private static JsonNode field(JsonNode json, String name) {
        @Nullable JsonNode field = json.get(name);
        if (field == null || field.isNull()) {
            throw unfit(name, "a value", "nothing");
        }
        return field;
    }

    private static String text(JsonNode json, String name) {
        JsonNode field = field(json, name);
        if (!field.isTextual()) {
            throw unfit(name, "text", field);
        }
        return field.textValue();
    }

    private static long number(JsonNode json, String name) {
        JsonNode field = field(json, name);
        if (!field.canConvertToLong() || !field.isIntegralNumber()) {
            throw unfit(name, "a whole number", field);
        }
        return field.longValue();
    }

    private static IllegalArgumentException unfit(String field, String expected, Object actual) {
        return new IllegalArgumentException(
                "Cannot read a heartbeat: " + field + " does not fit, expected=" + expected + " actual=" + actual);
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a heartbeat: " + e.getMessage(), e);
        }
    }
}
