package io.slipway.kafka.sink.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.Map;

/**
 * A row that the index refused.
 *
 * @param key the document's id
 * @param document as JSON
 */
record DeadLetter(String key, int partition, long offset, String reason, String document) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One line of JSON. */
    String line() {
        return JSON.createObjectNode()
                        .put("key", key)
                        .put("partition", partition)
                        .put("offset", offset)
                        .put("reason", reason)
                        .putRawValue("document", new RawValue(document))
                + "\n";
    }

    /** Whether a line is of a row that is loaded, by partition. A line that was cut off is not. */
    static boolean isBefore(Map<Integer, Progress> begun, String line) {
        try {
            JsonNode read = JSON.readTree(line);
            Progress progress = begun.get(read.path("partition").asInt());
            return progress != null && read.path("offset").asLong() < progress.offset();
        } catch (JsonProcessingException cutOff) {
            return false;
        }
    }
}
