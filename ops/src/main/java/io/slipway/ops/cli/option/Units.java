package io.slipway.ops.cli.option;

import io.slipway.batch.file.Quantities;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Option values with units, as in dataset files. */
public final class Units {
    private Units() {}

    /** A time span: {@code 90s}, {@code 30m}, {@code 24h}, {@code 7d}. */
    public static final class Span implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Quantities.duration(text);
            } catch (IllegalArgumentException unfit) {
                throw new TypeConversionException(
                        "'" + text + "' is no time span, expected such as 90s, 30m, 24h or 7d");
            }
        }
    }

    /** A number of bytes: {@code 512MiB}, {@code 1GiB}. */
    public static final class Bytes implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Quantities.bytes(text);
            } catch (IllegalArgumentException unfit) {
                throw new TypeConversionException("'" + text + "' is no size, expected such as 512MiB or 1GiB");
            }
        }
    }
}
