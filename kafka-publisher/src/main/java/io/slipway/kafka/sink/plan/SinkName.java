package io.slipway.kafka.sink.plan;

import io.slipway.schemas.failure.UsageException;
import java.util.regex.Pattern;

/** The name of a sink: it tells its consumer group and its indexes from those of others. */
public record SinkName(String text) {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,63}");

    /**
     * Checks the spelling.
     *
     * @throws UsageException if it has another
     */
    public SinkName {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new UsageException(
                    "Cannot name a sink or an alias '" + text + "': expected=" + GRAMMAR, "Choose another name.");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
