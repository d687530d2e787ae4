package io.slipway.batch.source;

import java.nio.file.Path;

/**
 * One file of an input.
 *
 * @param uri where it came from, as it stands in the manifest
 * @param bytes its size
 * @param identity changes when the content may have changed: time of modification, or the hash of what was read
 * @param path where the engine finds it
 */
public record InputFile(String uri, long bytes, String identity, Path path) {}
