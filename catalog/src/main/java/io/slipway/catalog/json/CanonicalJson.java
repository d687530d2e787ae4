package io.slipway.catalog.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude.Value;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.schemas.failure.CorruptDataException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes records as canonical JSON and reads them back. Thread-safe. */
public final class CanonicalJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new ValueTypes())
            .defaultPropertyInclusion(Value.construct(Include.NON_NULL, Include.NON_NULL))
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private CanonicalJson() {}

    /** The bytes of a record. */
    public static byte[] write(Object record) {
        try {
            return MAPPER.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot write " + record.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /**
     * Reads a record.
     *
     * @param what the thing read, for the message: {@code log/0000….json}
     * @throws CorruptDataException if the bytes are no JSON, or lack something
     */
    public static <T> T read(byte[] json, Class<T> type, String what) {
        try {
            return present(MAPPER.readValue(json, type), what);
        } catch (IOException e) {
            throw unreadable(what, e);
        }
    }

    /** Reads a record from a tree of {@link #tree}. */
    public static <T> T read(JsonNode tree, Class<T> type, String what) {
        try {
            return present(MAPPER.treeToValue(tree, type), what);
        } catch (JsonProcessingException e) {
            throw unreadable(what, e);
        }
    }

    /** Reads bytes of any shape. */
    public static JsonNode tree(byte[] json, String what) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw unreadable(what, e);
        }
    }

    static JsonNode tree(String json) throws JsonProcessingException {
        return MAPPER.readTree(json);
    }

    // Nothing at all, and the word null, are valid to Jackson.
    private static <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw new CorruptDataException(
                    "Cannot read " + what + ": it is empty", "Restore the object from a copy of the root.");
        }
        return value;
    }

    private static CorruptDataException unreadable(String what, IOException e) {
        String place = e instanceof JsonMappingException mapping ? place(mapping) : "";
        return new CorruptDataException(
                "Cannot read " + what + ": it is not what Slipway writes" + place + ": " + reason(e),
                "Restore the object from a copy of the root; nothing of Slipway ever changes it.",
                e);
    }

    // " at files[0].firstKey"
    private static String place(JsonMappingException e) {
        StringBuilder place = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            place.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
        }
        return place.length() == 0 ? "" : " at " + place.substring(place.charAt(0) == '.' ? 1 : 0);
    }

    // What a constructor says is better than what Jackson says of it.
    private static String reason(IOException e) {
        if (e.getCause() instanceof IllegalArgumentException checked) {
            return String.valueOf(checked.getMessage());
        }
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }
}
