package io.slipway.schemas.dataset;

/**
 * The name of a dataset: a lower-case letter, then up to 62 lower-case letters, digits and underscores.
 *
 * <p>The grammar keeps a name free of everything that has a meaning where names stand: in object keys, in look-up keys
 * such as <code>dataset@42:{partition}</code>, in topic names and in URLs.
 */
public record DatasetName(String text) implements Comparable<DatasetName> {
    private static final String GRAMMAR = "[a-z][a-z0-9_]{0,62}";
    private static final int MAX_LENGTH = 63;

    /**
     * Checks the text against the grammar.
     *
     * @throws IllegalArgumentException if the text is not a dataset name
     */
    public DatasetName {
        if (!fits(text)) {
            throw new IllegalArgumentException(
                    "Cannot name a dataset: the name does not fit, expected=" + GRAMMAR + " actual=" + text);
        }
    }

    // Every look-up makes a name from the key it was sent, so this is a loop and no regular expression.
    private static boolean fits(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9') && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    @Override
    public int compareTo(DatasetName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
