package io.slipway.loader.app;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * The rhythm of a loader. The defaults are right for every size; tests make them shorter.
 *
 * @param heartbeat how often nodes speak; silent for five of these, a node is suspect
 * @param tick how often the loader looks at the log and decides, besides when something happens
 * @param grace how long a version stays RETIRED, REJECTED or ROLLED_BACK at least before it expires
 * @param sweep how often files that nobody names are looked for
 */
public record LoaderTimes(Duration heartbeat, Duration tick, Duration grace, Duration sweep) {
    public static final LoaderTimes DEFAULT =
            new LoaderTimes(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofHours(6));

    /**
     * Checks that time passes.
     *
     * @throws IllegalArgumentException if a rhythm is not positive, or the grace negative
     */
    public LoaderTimes {
        Duration least = Duration.ofMillis(1);
        boolean passes = Stream.of(heartbeat, tick, sweep).allMatch(rhythm -> rhythm.compareTo(least) >= 0);
        if (!passes || grace.isNegative()) {
            throw new IllegalArgumentException("Cannot keep time: expected=positive durations actual=" + heartbeat
                    + ", " + tick + ", " + grace + ", " + sweep);
        }
    }
}
