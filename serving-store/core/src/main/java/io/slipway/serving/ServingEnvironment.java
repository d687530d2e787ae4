package io.slipway.serving;

import io.slipway.catalog.append.MonotonicClock;
import io.slipway.serving.event.ServingListener;
import io.slipway.serving.fetch.pace.FetchPace;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What a node takes from outside.
 *
 * @param monotonic measures durations; no decision reads any other clock
 * @param wall for people
 * @param random safe for many threads
 * @param pace slows fetching down
 * @param listener hears what happens
 */
public record ServingEnvironment(
        MonotonicClock monotonic, Clock wall, RandomGenerator random, FetchPace pace, ServingListener listener) {
    /** This machine's clocks, no limit of bandwidth. */
    public static ServingEnvironment system(ServingListener listener) {
        return new ServingEnvironment(
                MonotonicClock.system(), Clock.systemUTC(), new SecureRandom(), FetchPace.UNLIMITED, listener);
    }
}
