package io.slipway.schemas.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @Test
    void writesEveryDayAsTheJdkDoes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 50_000; i++) {
            int day = i < 10_000 ? i - 5_000 : random.nextInt() >> random.nextInt(20);
            String text = written(IntegralText.DATE, day);
            assertThat(text).isEqualTo(LocalDate.ofEpochDay(day).toString());
            assertThat(parse(IntegralText.DATE, text)).isEqualTo(day);
        }
    }

    @Test
    void readsEveryTimestampItWrites() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 20_000; i++) {
            long micros = i == 0 ? Long.MIN_VALUE : i == 1 ? Long.MAX_VALUE : random.nextLong() >> random.nextInt(64);
            assertThat(parse(IntegralText.TIMESTAMP, written(IntegralText.TIMESTAMP, micros)))
                    .isEqualTo(micros);
            assertThat(parse(IntegralText.TIMESTAMPTZ, written(IntegralText.TIMESTAMPTZ, micros)))
                    .isEqualTo(micros);
            long ofDay = random.nextLong(86_400_000_001L);
            assertThat(parse(IntegralText.TIME, written(IntegralText.TIME, ofDay)))
                    .isEqualTo(ofDay);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DATE,0,1970-01-01",
        "DATE,-719528,0000-01-01",
        "DATE,-719529,-0001-12-31",
        "DATE,2932897,+10000-01-01",
        "TIME,0,00:00:00.000000",
        "TIME,61000001,00:01:01.000001",
        "TIMESTAMP,-1,1969-12-31T23:59:59.999999",
        "TIMESTAMPTZ,981173106000000,2001-02-03T04:05:06.000000Z"
    })
    void writesIso8601(IntegralText type, long value, String text) {
        assertThat(written(type, value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "TIME,04:05:06,14706000000",
        "TIME,04:05:06.5,14706500000",
        "TIMESTAMP,2001-02-03,981158400000000",
        "TIMESTAMP,2001-02-03T04:05:06,981173106000000",
        "TIMESTAMPTZ,2001-02-03T04:05:06,981173106000000"
    })
    void readsShorterForms(IntegralText type, String text, long value) {
        assertThat(parse(type, text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "DATE,2001-02-29",
        "DATE,1900-02-29",
        "DATE,2001-13-01",
        "DATE,2001-00-01",
        "DATE,2001-01-00",
        "DATE,2001-1-1",
        "DATE,20010101",
        "DATE,2001-01-01T",
        "DATE,''",
        "DATE,x",
        "TIME,24:00:00.000001",
        "TIME,12:60:00",
        "TIME,12:00",
        "TIME,12:00:00.",
        "TIME,12:00:00.0000000",
        "TIMESTAMP,2001-01-01 00:00:00",
        "TIMESTAMP,2001-01-01T00:00:00Z",
        "TIMESTAMP,+9999999-01-01",
        "TIMESTAMPTZ,2001-01-01T00:00:00+01:00"
    })
    void refusesWhatIsNoSuchDateOrTime(IntegralText type, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(type, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000-02-29", "2004-02-29", "-0004-02-29", "0000-02-29"})
    void knowsLeapYears(String text) {
        assertThat(written(IntegralText.DATE, parse(IntegralText.DATE, text))).isEqualTo(text);
    }

    private static String written(IntegralText type, long value) {
        ByteSink out = new ByteSink();
        type.write(value, out);
        return out.toString();
    }

    private static long parse(IntegralText type, String text) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        return type.parse(bytes, 1, bytes.length - 1);
    }
}
