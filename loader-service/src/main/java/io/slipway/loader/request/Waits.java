package io.slipway.loader.request;

import io.slipway.schemas.failure.UsageException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a request may wait: {@code 500ms}, {@code 60s}, {@code 2m}. */
public final class Waits {
    private static final Pattern GRAMMAR = Pattern.compile("([0-9]{1,6})(ms|s|m)");

    private Waits() {}

    /** The duration, or the longest that is allowed if it is longer. */
    public static Duration parse(String text, Duration longest) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException(
                    "Cannot wait: expected=a duration such as 60s actual=" + text,
                    "Use a whole number with ms, s or m.");
        }
        long count = Long.parseLong(matcher.group(1));
        Duration wait =
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    default -> Duration.ofMinutes(count);
                };
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
