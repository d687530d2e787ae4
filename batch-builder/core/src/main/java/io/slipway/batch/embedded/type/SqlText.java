package io.slipway.batch.embedded.type;

import java.util.Collection;
import java.util.stream.Collectors;

/** Quotes what comes from outside before it stands in SQL. */
public final class SqlText {
    private SqlText() {}

    /** A name, safe whatever it holds. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text constant, safe whatever it holds. */
    public static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** A list constant of texts. */
    public static String literals(Collection<String> texts) {
        return texts.stream().map(SqlText::literal).collect(Collectors.joining(", ", "[", "]"));
    }
}
