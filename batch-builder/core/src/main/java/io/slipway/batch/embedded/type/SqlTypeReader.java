package io.slipway.batch.embedded.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the engine's type names by recursive descent: {@code STRUCT(a INTEGER, "b c" ENUM('x', 'y')[])}. Not
 * thread-safe; for one text.
 */
final class SqlTypeReader {
    private final String text;
    private int at;

    SqlTypeReader(String text) {
        this.text = text;
    }

    SqlType readType() {
        SqlType type = readWithoutBrackets();
        while (skip('[')) {
            readUntil(']');
            type = type.asElement();
        }
        return type;
    }

    void expectEnd() {
        if (at < text.length()) {
            throw new UnstorableTypeException(text);
        }
    }

    private SqlType readWithoutBrackets() {
        String name = readWords();
        if (!skip('(')) {
            return SqlType.scalar(name);
        }
        SqlType type =
                switch (name) {
                    case "DECIMAL" -> readDecimal();
                    case "ENUM" -> readEnum();
                    case "STRUCT" -> readStruct();
                    case "MAP" -> readMap();
                    default -> throw new UnstorableTypeException(name);
                };
        if (!skip(')')) {
            throw new UnstorableTypeException(text);
        }
        return type;
    }

    private SqlType readDecimal() {
        int precision = Integer.parseInt(readDigits());
        int scale = skip(',') ? Integer.parseInt(readDigits()) : 0;
        return SqlType.decimal(precision, scale);
    }

    private SqlType readEnum() {
        do {
            readQuoted('\'');
        } while (skip(','));
        return SqlType.enumeration();
    }

    private SqlType readStruct() {
        List<String> names = new ArrayList<>();
        List<SqlType> types = new ArrayList<>();
        do {
            names.add(peek() == '"' ? readQuoted('"') : readWord());
            types.add(readType());
        } while (skip(','));
        return SqlType.struct(names, types);
    }

    private SqlType readMap() {
        SqlType key = readType();
        skip(',');
        return SqlType.map(key, readType());
    }

    /** Words up to a bracket, a comma or the end: {@code TIMESTAMP WITH TIME ZONE}. */
    private String readWords() {
        StringBuilder words = new StringBuilder(readWord());
        while (Character.isLetter(peek())) {
            words.append(' ').append(readWord());
        }
        return words.toString().toUpperCase(Locale.ROOT);
    }

    private String readWord() {
        skipSpaces();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (at == start) {
            throw new UnstorableTypeException(text);
        }
        return text.substring(start, at);
    }

    private String readDigits() {
        return readWord();
    }

    /** A quoted text; the quote itself stands in it twice. */
    private String readQuoted(char quote) {
        StringBuilder content = new StringBuilder();
        skip(quote);
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next != quote) {
                content.append(next);
            } else if (at < text.length() && text.charAt(at) == quote) {
                content.append(quote);
                at++;
            } else {
                return content.toString();
            }
        }
        throw new UnstorableTypeException(text);
    }

    private void readUntil(char end) {
        int found = text.indexOf(end, at);
        if (found < 0) {
            throw new UnstorableTypeException(text);
        }
        at = found + 1;
    }

    private char peek() {
        skipSpaces();
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean skip(char expected) {
        if (peek() == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
