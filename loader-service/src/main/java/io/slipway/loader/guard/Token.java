package io.slipway.loader.guard;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** The secret that a client shows before it may change anything. Never printed. */
public final class Token {
    private static final int SHORTEST = 16;

    private final byte[] secret;

    private Token(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Reads the first line of a token file.
     *
     * @throws AccessException if the file cannot be read
     * @throws UsageException if the token is shorter than 16 characters
     */
    public static Token read(Path file) {
        String content;
        try {
            content = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AccessException(
                    "Cannot read the token file " + file + ": " + e.getMessage(),
                    "Make the file readable for this process, or leave the token file out to listen on loopback only.",
                    e);
        }
        String token = content.strip();
        if (token.length() < SHORTEST || token.lines().count() != 1) {
            throw new UsageException(
                    "Cannot use the token file " + file + ": expected=one line of at least " + SHORTEST
                            + " characters actual=" + token.lines().count() + " lines, " + token.length()
                            + " characters",
                    "Write a random token into it, for example with: openssl rand -hex 32.");
        }
        return new Token(token.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the header is {@code Bearer} and this token; takes the same time for every wrong one. */
    boolean opens(String authorization) {
        String scheme = "Bearer ";
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length())
                && MessageDigest.isEqual(
                        secret, authorization.substring(scheme.length()).strip().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Token[not shown]";
    }
}
