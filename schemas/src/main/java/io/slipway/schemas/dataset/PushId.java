package io.slipway.schemas.dataset;

import java.util.regex.Pattern;

/**
 * Names one push of a dataset, however often it is tried: a letter or digit, then up to 127 letters, digits, dots,
 * underscores and hyphens. It stands in object keys, so it holds nothing that a store or a URL treats specially.
 */
public record PushId(String text) implements Comparable<PushId> {
    private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /**
     * Checks the text against the grammar.
     *
     * @throws IllegalArgumentException if the text is not a push id
     */
    public PushId {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Cannot name a push: the id does not fit, expected=" + GRAMMAR + " actual=" + text);
        }
    }

    @Override
    public int compareTo(PushId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
