package io.slipway.ops.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsTextToTheLeftAndFiguresToTheRight() {
        Table table = Table.of("DATASET", ">ROWS", "STATE")
                .row("departures", "1,474,000", "ACTIVE")
                .row("routes", 7, "-");

        assertThat(table.text()).isEqualTo("""
                        DATASET          ROWS  STATE
                        departures  1,474,000  ACTIVE
                        routes              7  -""");
    }

    @Test
    void countsCharactersAndNotUnits() {
        assertThat(Table.of("KEY", "ROWS").row("😀é", 1).row("abc", 2).text()).isEqualTo("KEY  ROWS\n😀é   1\nabc  2");
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatIllegalArgumentException().isThrownBy(() -> Table.of("A", "B").row(1));
    }
}
