package io.slipway.batch.file.yaml;

import io.slipway.schemas.failure.UsageException;
import org.yaml.snakeyaml.error.Mark;

/**
 * Where something stands.
 *
 * @param file as the user named it
 * @param line from 1
 */
public record Place(String file, int line) {
    static Place of(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1);
    }

    /** The failure to raise for what stands here. */
    public UsageException refusal(String reason, String remedy) {
        return new UsageException("Cannot read " + this + ": " + reason, remedy);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
