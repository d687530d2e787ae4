package io.slipway.ops.cli.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.ops.cli.Shell;
import io.slipway.ops.cli.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {
    @TempDir
    private Path folder;

    @Test
    void saysWhyAVersionWasRejected() throws IOException {
        TestLake lake = TestLake.in(folder);
        assertThat(lake.shell().run("reject", "routes@1", "--offline", "--reason", "test"))
                .extracting(Shell.Said::code)
                .isEqualTo(0);
        assertThat(lake.shell().run("show", "routes@1", "--offline").out())
                .contains("rejected  an operator decided so")
                .doesNotContain("{}");
        assertThat(lake.shell().run("versions", "routes", "--offline").out()).contains("an operator decided so");
    }
}
