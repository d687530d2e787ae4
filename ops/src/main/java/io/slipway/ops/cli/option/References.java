package io.slipway.ops.cli.option;

import io.slipway.loader.operate.VersionRef;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Datasets and versions as people write them on a command line. */
public final class References {
    private References() {}

    /** {@code route_delays}. */
    public static final class OfDataset implements ITypeConverter<DatasetName> {
        @Override
        public DatasetName convert(String text) {
            return converted(text, DatasetName::new);
        }
    }

    /** {@code route_delays@42}. */
    public static final class OfVersion implements ITypeConverter<VersionRef> {
        @Override
        public VersionRef convert(String text) {
            return converted(text, VersionRef::parse);
        }
    }

    /** {@code 42}. */
    public static final class OfNumber implements ITypeConverter<VersionNumber> {
        @Override
        public VersionNumber convert(String text) {
            return converted(text, VersionNumber::parse);
        }
    }

    private static <T> T converted(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException unfit) {
            throw new TypeConversionException(unfit.getMessage());
        }
    }
}
