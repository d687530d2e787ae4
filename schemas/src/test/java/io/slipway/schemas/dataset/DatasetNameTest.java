package io.slipway.schemas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetNameTest {
    private static final String LONGEST = "a".repeat(63);

    @ParameterizedTest
    @ValueSource(strings = {"a", "route_delays", "top10", "z_"})
    void acceptsLettersDigitsAndUnderscoresAfterALetter(String text) {
        assertThat(new DatasetName(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1a", "_a", "A", "aB", "a-b", "a.b", "a/b", "a:b", "a@1", "a{b}", "é", "a\n"})
    void refusesEverythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatasetName(text))
                .withMessageStartingWith("Cannot name a dataset: ")
                .withMessageEndingWith("actual=" + text);
    }

    @Test
    void endsAtSixtyThreeCharacters() {
        assertThat(new DatasetName(LONGEST)).hasToString(LONGEST);
        assertThatIllegalArgumentException().isThrownBy(() -> new DatasetName(LONGEST + "a"));
    }

    @Test
    void ordersByText() {
        assertThat(new DatasetName("a_b")).isLessThan(new DatasetName("ab"));
    }
}
