package io.slipway.serving.scrub;

import java.time.Duration;

/**
 * When files are hashed again, and how fast.
 *
 * @param begin how long after the start of the node, and after the end of each round
 * @param round how long one round over all files takes
 */
public record ScrubOptions(Duration begin, Duration round) {
    /** After an hour, in a week. */
    public static final ScrubOptions DEFAULT = new ScrubOptions(Duration.ofHours(1), Duration.ofDays(7));

    // What is read after a pause may be of another version by then, so a small disk is not kept waiting.
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** Checks that both are durations to wait for. */
    public ScrubOptions {
        if (begin.isNegative() || begin.isZero() || round.isNegative()) {
            throw new IllegalArgumentException(
                    "Cannot scrub like this: expected=positive durations actual=" + begin + " and " + round);
        }
    }

    /** How long to wait after {@code bytes} of {@code all} bytes. */
    Duration pause(long bytes, long all) {
        double share = (double) bytes / Math.max(bytes, all);
        Duration even = Duration.ofNanos((long) (round.toNanos() * share));
        return even.compareTo(LONGEST_PAUSE) < 0 ? even : LONGEST_PAUSE;
    }
}
