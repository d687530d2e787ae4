package io.slipway.batch.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextTest {
    @Test
    void leavesPlainWordsAlone() {
        assertThat(ShellText.of("../data/zürich-1.yaml")).isEqualTo("../data/zürich-1.yaml");
        assertThat(ShellText.of("s3://bucket/a%20b")).isEqualTo("s3://bucket/a%20b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my data/it's $HOME.yaml", "routes:{ATL}:LAX", "`a`;b&c|d\\e\"f*?~#!", "", "'"})
    void isOneWordForAShell(String word) throws IOException {
        Process shell = new ProcessBuilder(
                        "sh", "-c", "for w in " + ShellText.of(word) + "; do printf '[%s]' \"$w\"; done")
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("[" + word + "]");
    }
}
