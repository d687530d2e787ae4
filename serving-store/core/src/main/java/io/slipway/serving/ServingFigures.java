package io.slipway.serving;

/**
 * A node in figures, for metrics.
 *
 * @param appliedSequence of the newest entry that is answered from
 * @param openVersions how many versions are open
 * @param diskFreeBytes bytes that are free on the disk of the data directory
 * @param cachedBytes bytes in the cache of blocks
 * @param cacheMisses blocks that were read from the disk since the start, because the cache did not have them
 * @param fetchedBytes bytes that were fetched since the start
 * @param scrubbedBytes bytes on the disk that were hashed again since the start
 */
public record ServingFigures(
        long appliedSequence,
        int openVersions,
        long diskFreeBytes,
        long cachedBytes,
        long cacheMisses,
        long fetchedBytes,
        long scrubbedBytes) {}
