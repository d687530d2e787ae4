package io.slipway.catalog.node;

import java.util.regex.Pattern;

/**
 * The stable name of a serving node: a letter or digit, then up to 62 letters, digits, dots, underscores and hyphens. It
 * survives restarts, and stands in the log, in URLs and in metrics.
 */
public record NodeId(String text) implements Comparable<NodeId> {
    private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /**
     * Checks the text against the grammar.
     *
     * @throws IllegalArgumentException if the text is not a node id
     */
    public NodeId {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Cannot name a node: the id does not fit, expected=" + GRAMMAR + " actual=" + text);
        }
    }

    @Override
    public int compareTo(NodeId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
