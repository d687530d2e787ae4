package io.slipway.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlipwayCommandTest {
    private final Shell shell = new Shell(Map.of());

    @Test
    void helpsWithExamplesAndExitCodes() {
        Shell.Said said = shell.run("--help");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Usage: slipway", "Examples:", "slipway quickstart --exit", "75 try again");
    }

    @Test
    void namesItsRelease() {
        assertThat(shell.run("--version").out()).matches("(?s)slipway \\d+\\.\\d+\\.\\d+.* \\(Java \\d+\\)\\s*");
    }

    @Test
    void showsTheUsageWhenThereIsNoVerb() {
        Shell.Said said = shell.run();

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("Usage: slipway");
    }

    @Test
    void refusesAVerbItDoesNotKnow() {
        Shell.Said said = shell.run("bild");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("no such verb: bild", "slipway --help");
    }

    @ParameterizedTest
    @ValueSource(strings = "diff")
    void refusesAVerbThatComesLaterByItsName(String verb) {
        Shell.Said said = shell.run(verb, "--some", "thing");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("Cannot use 'slipway " + verb + "': not yet");
    }
}
