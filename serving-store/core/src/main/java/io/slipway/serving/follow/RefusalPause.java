package io.slipway.serving.follow;

import java.time.Duration;

/**
 * How long a log is left alone that was refused: to open one means to read it. A poll after the first refusal, twice as
 * long after each further one, up to 30 s. Not thread-safe.
 */
final class RefusalPause {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration first;
    private Duration length = Duration.ZERO;

    RefusalPause(Duration first) {
        this.first = first;
    }

    /** It was refused, maybe once more. */
    void lengthen() {
        length = isUnderWay() ? doubled() : first;
    }

    private Duration doubled() {
        if (length.compareTo(LONGEST) >= 0) {
            return length;
        }
        Duration twice = length.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }

    /** It was not refused. */
    void end() {
        length = Duration.ZERO;
    }

    boolean isUnderWay() {
        return !length.isZero();
    }

    Duration length() {
        return length;
    }
}
