package io.slipway.schemas.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.text.ByteSink;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTextTest {
    private static final String LONG = "abcdefghijklmnopqrstuvwxyz{~\u0001]ÿ|";

    @ParameterizedTest
    @CsvSource({"92, \\\\", "125, \\x7d", "0, \\x00"})
    void escapesWhereverTheByteStands(int code, String escaped) {
        for (int at = 0; at <= LONG.length(); at++) {
            String before = LONG.substring(0, at);
            String after = LONG.substring(at);
            assertThat(escape(before + (char) code + after, false)).isEqualTo(before + escaped + after);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, a\\|bcdefghijklmn\\|\\|", "false, a|bcdefghijklmn||"})
    void escapesSeparatorsOnlyBetweenColumns(boolean joined, String escaped) {
        assertThat(escape("a|bcdefghijklmn||", joined)).isEqualTo(escaped);
    }

    private static String escape(String text, boolean joined) {
        ByteSink sink = new ByteSink();
        sink.put('#');
        sink.put(text.getBytes(StandardCharsets.UTF_8));
        KeyText.escape(sink, 1, joined);
        return sink.toString().substring(1);
    }
}
