package io.slipway.ops.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "999|999", "2999994|2,999,994"})
    void setsThousandsApart(long number, String text) {
        assertThat(Figures.count(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.00 KiB", "13493022, 12.9 MiB", "1099511627776, 1.00 TiB"})
    void showsBytesInPowersOf1024(long bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"PT0.00000085S, 0.85 µs", "PT0.0123S, 12.3 ms", "PT4.567S, 4.57 s", "PT2M5.4S, 2 min 5 s"})
    void showsTimesWithThreeDigitsThatCount(Duration time, String text) {
        assertThat(Figures.time(time)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "3000000, PT2S, 1.50 M rows/s",
        "5000, PT2S, 2.50 k rows/s",
        "5, PT2S, 2.50 rows/s",
        "0, PT0S, 0.00 rows/s"
    })
    void showsRates(long rows, Duration time, String text) {
        assertThat(Figures.rate(rows, time)).isEqualTo(text);
    }
}
