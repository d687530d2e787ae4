package io.slipway.serving;

import io.slipway.serving.fetch.FetchLimits;
import io.slipway.serving.scrub.ScrubOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a node serves.
 *
 * @param dataDirectory its own directory; made if it does not exist
 * @param cacheBytes for blocks of all versions together
 * @param fetch how much is fetched at once
 * @param reserveBytes of the disk that always stay free
 * @param longestJitter how long the start of a large fetch may be put off, so that nodes do not all begin at once
 * @param linger how long a version stays open after it was replaced, or asked for by its number
 * @param poll how often the log is looked at
 * @param logPatience how long a start waits for the log before it serves what it served last
 * @param scrub when the files on the disk are hashed again
 * @param topics where topics are read; null if the node takes files only
 */
public record ServingOptions(
        Path dataDirectory,
        long cacheBytes,
        FetchLimits fetch,
        long reserveBytes,
        Duration longestJitter,
        Duration linger,
        Duration poll,
        Duration logPatience,
        ScrubOptions scrub,
        @Nullable TopicOptions topics) {
    private static final long CACHE_BYTES = 256L << 20;
    private static final long RESERVE_BYTES = 64L << 20;

    /** The defaults, in a directory. */
    public static ServingOptions in(Path dataDirectory) {
        return new ServingOptions(
                dataDirectory,
                CACHE_BYTES,
                FetchLimits.DEFAULT,
                RESERVE_BYTES,
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                ScrubOptions.DEFAULT,
                null);
    }

    /** The same with another size of the cache. */
    public ServingOptions withCacheBytes(long bytes) {
        return new ServingOptions(
                dataDirectory, bytes, fetch, reserveBytes, longestJitter, linger, poll, logPatience, scrub, topics);
    }

    /** The same with other limits of fetching. */
    public ServingOptions withFetch(FetchLimits limits) {
        return new ServingOptions(
                dataDirectory,
                cacheBytes,
                limits,
                reserveBytes,
                longestJitter,
                linger,
                poll,
                logPatience,
                scrub,
                topics);
    }

    /** The same with another patience at the start. */
    public ServingOptions withLogPatience(Duration patience) {
        return new ServingOptions(
                dataDirectory, cacheBytes, fetch, reserveBytes, longestJitter, linger, poll, patience, scrub, topics);
    }

    /** The same with another rhythm of looking at the disk. */
    public ServingOptions withScrub(ScrubOptions rhythm) {
        return new ServingOptions(
                dataDirectory,
                cacheBytes,
                fetch,
                reserveBytes,
                longestJitter,
                linger,
                poll,
                logPatience,
                rhythm,
                topics);
    }

    /** The same with brokers to read topics from. */
    public ServingOptions withTopics(TopicOptions brokers) {
        return new ServingOptions(
                dataDirectory,
                cacheBytes,
                fetch,
                reserveBytes,
                longestJitter,
                linger,
                poll,
                logPatience,
                scrub,
                brokers);
    }
}
