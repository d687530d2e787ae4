package io.slipway.loader.request;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.UsageException;
import java.util.function.Function;

/** The parts of a path, a query or a header as checked values. */
public final class Parts {
    private Parts() {}

    /** The dataset that the path names. */
    public static DatasetName dataset(String text) {
        return parse("the dataset in the path", text, DatasetName::new);
    }

    /** The version that the path names. */
    public static VersionNumber version(String text) {
        return parse("the version in the path", text, VersionNumber::parse);
    }

    /**
     * A part as a checked value.
     *
     * @param what the part, as the message names it
     * @throws UsageException if it does not fit
     */
    public static <T> T parse(String what, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "Cannot read " + what + ": " + e.getMessage(), "Correct it; /openapi.yaml says what fits.", e);
        }
    }
}
