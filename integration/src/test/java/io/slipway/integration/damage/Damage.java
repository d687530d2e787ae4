package io.slipway.integration.damage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What can happen to files that hold objects. The first is what the test names; a second one is at hand. */
enum Damage {
    DELETED,
    TRUNCATED,
    EMPTIED,
    LENGTHENED,
    ONE_BIT_FLIPPED,
    SWAPPED_WITH_ANOTHER;

    void inflict(Path first, Path second) {
        try {
            byte[] content = Files.readAllBytes(first);
            switch (this) {
                case DELETED -> Files.delete(first);
                case TRUNCATED -> replace(first, Arrays.copyOf(content, content.length - 1));
                case EMPTIED -> replace(first, new byte[0]);
                case LENGTHENED -> replace(first, Arrays.copyOf(content, content.length + 1));
                case ONE_BIT_FLIPPED -> {
                    content[content.length / 2] ^= 1;
                    replace(first, content);
                }
                case SWAPPED_WITH_ANOTHER -> {
                    replace(first, Files.readAllBytes(second));
                    replace(second, content);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new file instead of the old one, which may have other names elsewhere. */
    static void replace(Path file, byte[] content) {
        try {
            Files.delete(file);
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
