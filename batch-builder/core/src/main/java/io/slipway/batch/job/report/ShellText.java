package io.slipway.batch.job.report;

import java.util.regex.Pattern;

/** Texts as a POSIX shell takes them for one word, for commands that are printed to be copied. */
public final class ShellText {
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+", Pattern.UNICODE_CHARACTER_CLASS);

    private ShellText() {}

    /** The word, in quotes if a shell would see more in it. */
    public static String of(Object word) {
        String text = word.toString();
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
