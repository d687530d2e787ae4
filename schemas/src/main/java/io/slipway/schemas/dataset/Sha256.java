package io.slipway.schemas.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 as 64 lower-case hexadecimal digits: the identity of stored bytes. */
public record Sha256(String hex) implements Comparable<Sha256> {
    private static final Pattern GRAMMAR = Pattern.compile("[0-9a-f]{64}");
    private static final int CHUNK = 1 << 16;

    /**
     * Checks the digits.
     *
     * @throws IllegalArgumentException if the text is not 64 lower-case hexadecimal digits
     */
    public Sha256 {
        if (!GRAMMAR.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "Cannot read a SHA-256: the digits do not fit, expected=" + GRAMMAR + " actual=" + hex);
        }
    }

    public static Sha256 of(byte[] content) {
        MessageDigest digest = digest();
        digest.update(content);
        return of(digest);
    }

    /**
     * The hash of a file's content, read once from beginning to end.
     *
     * @throws IOException if the file cannot be read
     */
    public static Sha256 of(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
            }
        }
        return of(digest);
    }

    /** Finishes a digest of {@link #digest()} that was fed by its caller. */
    public static Sha256 of(MessageDigest fed) {
        return new Sha256(HexFormat.of().formatHex(fed.digest()));
    }

    /** A fresh SHA-256 to feed piece by piece. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash: every Java platform has SHA-256, this one has not", e);
        }
    }

    /** The 32 bytes that the digits stand for. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(Sha256 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
