package io.slipway.schemas.checksum;

import java.util.HexFormat;

/**
 * The sum modulo 2<sup>64</sup> of the hashes of rows (see {@link RowHasher}): independent of order, so that files, shards
 * and engines can be added up and compared. It finds accidents, not forgery.
 */
public record RowChecksum(long sum) {
    /** The checksum of no rows. */
    public static final RowChecksum NONE = new RowChecksum(0);

    private static final int DIGITS = 16;

    /**
     * Reads 16 hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    public static RowChecksum parse(String hex) {
        if (hex.length() != DIGITS) {
            throw new IllegalArgumentException("Cannot read a row checksum: expected=16 hex digits actual=" + hex);
        }
        return new RowChecksum(HexFormat.fromHexDigitsToLong(hex));
    }

    /** The checksum of these rows and the others together. */
    public RowChecksum plus(RowChecksum other) {
        return new RowChecksum(sum + other.sum);
    }

    /** 16 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().toHexDigits(sum);
    }

    @Override
    public String toString() {
        return hex();
    }
}
