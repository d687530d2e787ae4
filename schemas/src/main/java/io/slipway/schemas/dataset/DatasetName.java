package io.slipway.schemas.dataset;

import java.util.regex.Pattern;

/**
 * The name of a dataset: a lower-case letter, then up to 62 lower-case letters, digits and underscores.
 *
 * <p>The grammar keeps a name free of everything that has a meaning where names stand: in object keys, in look-up keys
 * such as <code>dataset@42:{partition}</code>, in topic names and in URLs.
 */
public record DatasetName(String text) implements Comparable<DatasetName> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /**
     * Checks the text against the grammar.
     *
     * @throws IllegalArgumentException if the text is not a dataset name
     */
    public DatasetName {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Cannot name a dataset: the name does not fit, expected=" + GRAMMAR + " actual=" + text);
        }
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
