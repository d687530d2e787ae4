package io.slipway.schemas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNumberTest {
    @Test
    void countsFromOne() {
        assertThat(VersionNumber.FIRST).hasToString("1");
        assertThat(VersionNumber.FIRST.next()).isEqualTo(VersionNumber.parse("2"));
        assertThat(new VersionNumber(9)).isLessThan(new VersionNumber(10));
        assertThatIllegalArgumentException().isThrownBy(() -> new VersionNumber(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "+1", "1a", " 1", "٣", "9223372036854775808", "10000000000000000000000"})
    void refusesWhatIsNoSuchNumber(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> VersionNumber.parse(text));
    }
}
