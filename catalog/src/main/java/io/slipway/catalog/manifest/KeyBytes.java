package io.slipway.catalog.manifest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Base64;

/** The bytes of an SST key as base64url without padding; ordered as the bytes are, unsigned. */
public record KeyBytes(@JsonValue String base64url) implements Comparable<KeyBytes> {
    /**
     * Checks the spelling, of which each key has exactly one.
     *
     * @throws IllegalArgumentException if the text is not canonical base64url
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KeyBytes {
        if (!encode(Base64.getUrlDecoder().decode(base64url)).equals(base64url)) {
            throw new IllegalArgumentException(
                    "Cannot read key bytes: expected=base64url without padding actual=" + base64url);
        }
    }

    public static KeyBytes of(byte[] key) {
        return new KeyBytes(encode(key));
    }

    private static String encode(byte[] key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** A fresh array of the bytes. */
    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(base64url);
    }

    @Override
    public int compareTo(KeyBytes other) {
        return Arrays.compareUnsigned(bytes(), other.bytes());
    }

    @Override
    public String toString() {
        return base64url;
    }
}
