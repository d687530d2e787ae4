package io.slipway.catalog.json;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * A JSON value that belongs to somebody else and is passed on as it is, but for white space: a key definition, a value
 * schema, a recipe.
 *
 * @param text compact JSON; the constructor takes away white space
 */
public record RawJson(String text) {
    /**
     * Checks that the text is one JSON value.
     *
     * @throws IllegalArgumentException if it is not
     */
    public RawJson {
        text = compact(text);
    }

    private static String compact(String text) {
        try {
            return CanonicalJson.tree(text).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot take a JSON value: " + e.getOriginalMessage() + ": " + text, e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
