package io.slipway.loader.resource;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.UsageException;
import java.util.function.Function;

/** The parts of a path, a query or a header as checked values. */
final class Parts {
    private Parts() {}

    static DatasetName dataset(String text) {
        return parse("the dataset in the path", text, DatasetName::new);
    }

    static VersionNumber version(String text) {
        return parse("the version in the path", text, VersionNumber::parse);
    }

    static <T> T parse(String what, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "Cannot read " + what + ": " + e.getMessage(), "Correct it; /openapi.yaml says what fits.", e);
        }
    }
}
