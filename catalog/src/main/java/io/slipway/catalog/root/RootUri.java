package io.slipway.catalog.root;

import io.slipway.schemas.failure.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a namespace lives: a folder of this machine, or a prefix of a bucket. */
public sealed interface RootUri {
    /** A folder, absolute. */
    record Folder(Path path) implements RootUri {
        @Override
        public String toString() {
            return path.toUri().toString();
        }
    }

    /**
     * A prefix of a bucket.
     *
     * @param prefix without slashes at its ends; empty for the whole bucket
     */
    record Bucket(String name, String prefix) implements RootUri {
        @Override
        public String toString() {
            return "s3://" + name + (prefix.isEmpty() ? "" : "/" + prefix);
        }
    }

    /**
     * Reads what a person wrote: {@code s3://bucket/prefix}, {@code file:///folder}, or a path, which is taken relative to
     * the working directory.
     *
     * @throws UsageException if it is none of these
     */
    static RootUri parse(String text) {
        Matcher scheme = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*").matcher(text);
        if (text.isBlank()) {
            throw unreadable(text, "it is empty");
        }
        if (!scheme.matches()) {
            return folder(text, text);
        }
        return switch (scheme.group(1)) {
            case "s3" -> bucket(text);
            case "file" -> folder(text);
            default -> throw unreadable(text, "no store is known for '" + scheme.group(1) + "'");
        };
    }

    private static RootUri bucket(String text) {
        Matcher parts = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/+(.*?))?/*")
                .matcher(text);
        if (!parts.matches()) {
            throw unreadable(text, "there is no bucket name after s3://");
        }
        return new Bucket(parts.group(1), parts.group(2) == null ? "" : parts.group(2));
    }

    private static RootUri folder(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getPath() == null
                    || (uri.getAuthority() != null && !uri.getAuthority().isEmpty())) {
                throw unreadable(text, "a file URI needs three slashes, as in file:///data/lake");
            }
            return folder(text, uri.getPath());
        } catch (URISyntaxException e) {
            throw unreadable(text, e.getReason());
        }
    }

    private static RootUri folder(String text, String path) {
        try {
            return new Folder(Path.of(path).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw unreadable(text, e.getReason());
        }
    }

    private static UsageException unreadable(String text, String reason) {
        return new UsageException(
                "Cannot use '" + text + "' as a root: " + reason,
                "Give a folder, file:///folder or s3://bucket/prefix.");
    }
}
