package io.slipway.batch.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.batch.file.yaml.Place;
import io.slipway.schemas.failure.UsageException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final Place PLACE = new Place("d.yaml", 7);

    @Test
    void putsValuesWhereTheirNamesStand() {
        Parameters parameters = Parameters.of(Map.of("a", "1", "b", "$2\\"));
        assertThat(parameters.applyTo("${a}-${b}-${a} $a", PLACE)).isEqualTo("1-$2\\-1 $a");
    }

    @Test
    void overridesOnlyWhatTheFileHas() {
        Parameters parameters = Parameters.of(Map.of("date", "x"));
        assertThat(parameters.overriddenBy(Map.of("date", "y")).values()).isEqualTo(Map.of("date", "y"));
        assertThatThrownBy(() -> parameters.overriddenBy(Map.of("dat", "y")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean 'date'?");
    }

    @Test
    void namesTheLineOfAnUnknownParameter() {
        Parameters parameters = Parameters.of(Map.of());
        assertThatThrownBy(() -> parameters.applyTo("${x}", PLACE)).hasMessageContaining("d.yaml:7");
        assertThatThrownBy(() -> parameters.applyTo("a\nb ${x}", PLACE)).hasMessageContaining("d.yaml:8");
        assertThatThrownBy(() -> parameters.applyTo("a\nb\n${x}", PLACE)).hasMessageContaining("d.yaml:9");
    }
}
