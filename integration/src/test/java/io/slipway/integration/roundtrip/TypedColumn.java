package io.slipway.integration.roundtrip;

/**
 * A column of a type, with one value, and how clients must see it.
 *
 * @param sql what the build derives
 * @param text what HGET answers
 * @param json what stands in the document
 */
record TypedColumn(String name, String sql, String text, String json) {
    /** A column whose text stands in quotes in a document, and needs no escaping. */
    static TypedColumn quoted(String name, String sql, String text) {
        return new TypedColumn(name, sql, text, '"' + text + '"');
    }

    /** A column whose text stands in a document as it is. */
    static TypedColumn bare(String name, String sql, String text) {
        return new TypedColumn(name, sql, text, text);
    }
}
