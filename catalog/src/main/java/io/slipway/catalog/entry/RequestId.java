package io.slipway.catalog.entry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Names one request for a change, however often it is sent: 1 to 200 characters without control characters. The catalog
 * executes a request once and answers it ever after, for the last 1,000 requests.
 */
public record RequestId(@JsonValue String text) {
    private static final int MAX_LENGTH = 200;

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if it is empty, too long or has control characters
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RequestId {
        if (text.isEmpty() || text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "Cannot name a request: expected=1 to " + MAX_LENGTH + " printable characters actual=" + text);
        }
    }

    /** A new id; the generator must be seeded so that no two requests draw the same. */
    public static RequestId random(RandomGenerator random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return new RequestId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return text;
    }
}
