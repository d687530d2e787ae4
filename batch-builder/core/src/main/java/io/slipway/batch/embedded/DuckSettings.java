package io.slipway.batch.embedded;

import java.nio.file.Path;

/**
 * What the engine may use.
 *
 * @param memoryBytes beyond which it writes to disk
 * @param threads how many of its own it starts
 * @param folder for what it writes to disk; exists
 */
public record DuckSettings(long memoryBytes, int threads, Path folder) {}
