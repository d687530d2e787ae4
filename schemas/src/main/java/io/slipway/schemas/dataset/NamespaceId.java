package io.slipway.schemas.dataset;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Identifies one catalog log: 32 lower-case hexadecimal digits, drawn at random when the root is founded. A copied root
 * that was not forked has the same one, so bytes of another namespace are recognised wherever they turn up.
 */
public record NamespaceId(String text) {
    private static final Pattern GRAMMAR = Pattern.compile("[0-9a-f]{32}");

    /**
     * Checks the text against the grammar.
     *
     * @throws IllegalArgumentException if the text is not a namespace id
     */
    public NamespaceId {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Cannot name a namespace: the id does not fit, expected=" + GRAMMAR + " actual=" + text);
        }
    }

    /** A new id; the generator must be seeded so that two roots never draw the same. */
    public static NamespaceId random(RandomGenerator random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return new NamespaceId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return text;
    }
}
