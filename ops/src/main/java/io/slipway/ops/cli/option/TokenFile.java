package io.slipway.ops.cli.option;

import io.slipway.schemas.failure.AccessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with a bearer token. */
public final class TokenFile {
    private TokenFile() {}

    /**
     * The token.
     *
     * @throws AccessException if the file cannot be read
     */
    public static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new AccessException(
                    "Cannot read the token file " + file + ": " + unreadable,
                    "Name a readable file with --token-file.",
                    unreadable);
        }
    }
}
