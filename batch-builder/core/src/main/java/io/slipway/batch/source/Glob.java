package io.slipway.batch.source;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/**
 * A pattern of file names: <code>*</code> and <code>?</code> within a name, <code>**</code> over folders,
 * <code>[ab]</code> and <code>{a,b}</code>.
 */
final class Glob {
    private static final String SPECIAL = "*?[{";

    private final String fixed;
    private final PathMatcher matcher;

    private Glob(String fixed, PathMatcher matcher) {
        this.fixed = fixed;
        this.matcher = matcher;
    }

    static boolean isGlob(String path) {
        return path.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
    }

    static Glob of(String pattern) {
        int special = 0;
        while (special < pattern.length() && SPECIAL.indexOf(pattern.charAt(special)) < 0) {
            special++;
        }
        String fixed = pattern.substring(0, pattern.lastIndexOf('/', special) + 1);
        return new Glob(fixed, FileSystems.getDefault().getPathMatcher("glob:" + pattern));
    }

    /** The folders that all matching names begin with, ending in a slash; may be empty. */
    String fixed() {
        return fixed;
    }

    boolean matches(String path) {
        return matcher.matches(Path.of(path));
    }
}
