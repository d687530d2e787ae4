package io.slipway.schemas.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @Test
    void writesAndReadsLongsOfEveryMagnitude() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            long value = i == 0 ? Long.MIN_VALUE : i == 1 ? Long.MAX_VALUE : random.nextLong() >> random.nextInt(64);
            String text = written(out -> IntegralText.LONG.write(value, out));
            assertThat(text).isEqualTo(Long.toString(value));
            assertThat(parse(IntegralText.LONG, text)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "+1", "1.0", "1e3", " 1", "2147483648", "-2147483649", "99999999999999999999", "x"})
    void refusesWhatIsNoInt(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(IntegralText.INT, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "18446744073709551616"})
    void refusesWhatIsBeyondLong(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(IntegralText.LONG, text));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0.0,-0",
        "1,1",
        "-1.5,-1.5",
        "0.1,0.1",
        "100,100",
        "123456789.125,123456789.125",
        "1e21,1e+21",
        "1e20,100000000000000000000",
        "123e-8,0.00000123",
        "1.5e-7,1.5e-7",
        "1e-6,0.000001",
        "1e-7,1e-7",
        "4.9e-324,5e-324",
        "1.7976931348623157e308,1.7976931348623157e+308",
        "9007199254740993,9007199254740992",
        "0.30000000000000004,0.30000000000000004",
        "2e-3,0.002",
        "333333333.3333333,333333333.3333333",
        "1e23,1e+23",
        "NaN,NaN",
        "Infinity,Infinity",
        "-Infinity,-Infinity"
    })
    void laysDoublesOutAsRfc8785Does(double value, String text) {
        assertThat(written(out -> DoubleText.write(value, out))).isEqualTo(text);
    }

    @Test
    void writesTheShortestTextThatReadsBack() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 50_000; i++) {
            double wide = Double.longBitsToDouble(random.nextLong() >>> random.nextInt(64));
            double human = random.nextInt(-10_000_000, 10_000_000) / Math.pow(10, random.nextInt(9));
            assertShortest(Double.isFinite(wide) ? wide : 0);
            assertShortest(human);
            assertShortest((float) human);
            float narrow = Float.intBitsToFloat(random.nextInt() >>> random.nextInt(32));
            assertShortest(Float.isFinite(narrow) ? narrow : 0);
        }
    }

    private static void assertShortest(double value) {
        String text = written(out -> DoubleText.write(value, out));
        assertThat(Double.parseDouble(text)).isEqualTo(value);
        BigDecimal decimal = new BigDecimal(text).stripTrailingZeros();
        if (decimal.precision() > 1) {
            BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(1 - decimal.scale());
            BigDecimal shorter = decimal.divideToIntegralValue(step).multiply(step);
            assertThat(shorter.doubleValue()).isNotEqualTo(value);
            assertThat(shorter.add(step.multiply(BigDecimal.valueOf(decimal.signum())))
                            .doubleValue())
                    .isNotEqualTo(value);
        }
    }

    private static void assertShortest(float value) {
        String text = written(out -> DoubleText.write(value, out));
        assertThat(Float.parseFloat(text)).isEqualTo(value);
        BigDecimal decimal = new BigDecimal(text).stripTrailingZeros();
        if (decimal.precision() > 1) {
            BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(1 - decimal.scale());
            BigDecimal shorter = decimal.divideToIntegralValue(step).multiply(step);
            assertThat(shorter.floatValue()).isNotEqualTo(value);
            assertThat(shorter.add(step.multiply(BigDecimal.valueOf(decimal.signum())))
                            .floatValue())
                    .isNotEqualTo(value);
        }
    }

    @Test
    void writesAndReadsDecimalsOfEverySize() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(16)];
            random.nextBytes(bytes);
            BigInteger limit = BigInteger.TEN.pow(38);
            BigInteger unscaled = new BigInteger(bytes).remainder(limit);
            int scale = random.nextInt(39);
            String text = written(
                    out -> DecimalText.write(unscaled.shiftRight(64).longValue(), unscaled.longValue(), scale, out));
            assertThat(text).isEqualTo(new BigDecimal(unscaled, scale).toPlainString());
            byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
            assertThat(DecimalText.parse(ascii, 0, ascii.length, 38, scale)).isEqualTo(unscaled);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.234", "1000", "1e1", ".5", "5.", "+1", "--1", "NaN", "1,0"})
    void refusesWhatDoesNotFitADecimal(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        assertThatIllegalArgumentException().isThrownBy(() -> DecimalText.parse(ascii, 0, ascii.length, 5, 2));
    }

    private interface Writing {
        void to(ByteSink out);
    }

    private static String written(Writing writing) {
        ByteSink out = new ByteSink();
        writing.to(out);
        return out.toString();
    }

    private static long parse(IntegralText type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return type.parse(bytes, 0, bytes.length);
    }
}
