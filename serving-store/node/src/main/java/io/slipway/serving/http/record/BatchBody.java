package io.slipway.serving.http.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.key.KeyDefinition;
import io.slipway.serving.answer.VersionView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The body of a batch: {@code {"keys": ["{ATL}:LAX", {"origin": "ATL", "destination": "LAX"}], "fields": ["delay"],
 * "version": 42}}; only {@code keys} must be there.
 */
final class BatchBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_KEYS = 10_000;
    private static final Set<String> MEMBERS = Set.of("keys", "fields", "version");

    private final JsonNode root;

    private BatchBody(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads a body.
     *
     * @throws io.slipway.serving.http.problem.ProblemException if it is not well formed
     */
    static BatchBody parse(ByteBuf body) {
        JsonNode root = tree(body.toString(StandardCharsets.UTF_8));
        if (root == null || !root.isObject()) {
            throw Query.usage("the body is no JSON object");
        }
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!MEMBERS.contains(name)) {
                throw Query.usage("the body has no member '" + name + "', expected=some of "
                        + MEMBERS.stream().sorted().toList());
            }
        }
        JsonNode keys = root.path("keys");
        if (!keys.isArray() || keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw Query.usage("'keys' is an array, expected=1.." + MOST_KEYS + " keys actual=" + keys.size());
        }
        return new BatchBody(root);
    }

    Optional<VersionNumber> version() {
        JsonNode version = root.path("version");
        if (version.isMissingNode() || version.isNull()) {
            return Optional.empty();
        }
        if (!version.canConvertToLong() || !version.isIntegralNumber() || version.longValue() < 1) {
            throw Query.usage("'version' is no number of a version, actual=" + version);
        }
        return Optional.of(new VersionNumber(version.longValue()));
    }

    /** The names of the wanted fields; empty for all. */
    List<String> fields() {
        JsonNode fields = root.path("fields");
        if (!fields.isMissingNode() && !fields.isArray()) {
            throw Query.usage("'fields' is an array of names");
        }
        return StreamSupport.stream(fields.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The text of each key behind the dataset's name. */
    List<String> keys(VersionView view) {
        List<String> texts = new ArrayList<>();
        for (JsonNode key : root.path("keys")) {
            if (key.isTextual()) {
                texts.add(key.textValue());
            } else if (key.isObject()) {
                texts.add(text(key, view));
            } else {
                throw Query.usage("a key is a text or an object of its columns, actual=" + key);
            }
        }
        return texts;
    }

    private static String text(JsonNode key, VersionView view) {
        KeyDefinition definition = view.schema().key();
        Set<String> columns =
                Set.copyOf(definition.columns().stream().map(Column::name).toList());
        for (Iterator<String> names = key.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!columns.contains(name)) {
                throw Query.usage("'" + name + "' is no column of the key, expected=" + definition);
            }
        }
        String partition = view.keys()
                .partitionText(definition.partition().stream()
                        .map(column -> value(key, column.name()))
                        .toList());
        String text = "{" + partition + "}";
        if (!view.hasSort()) {
            return text;
        }
        return text + ":"
                + view.keys()
                        .sortText(definition.sort().stream()
                                .map(sort -> value(key, sort.column().name()))
                                .toList());
    }

    private static String value(JsonNode key, String column) {
        JsonNode value = key.path(column);
        if (!value.isValueNode() || value.isNull()) {
            throw Query.usage("a key lacks column '" + column + "', actual=" + key);
        }
        return value.asText();
    }

    private static @Nullable JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw Query.usage("the body is no JSON: " + e.getOriginalMessage());
        }
    }
}
