package io.slipway.sst.write;

/**
 * How long a file may become, in bytes of keys and values before compression. Part of the format: other limits give other
 * files.
 *
 * @param run of several slot groups together
 * @param part of one slot group, which is cut into parts if it is longer
 */
record FileLimits(long run, long part) {
    static final FileLimits STANDARD = new FileLimits(64L << 20, 256L << 20);
}
