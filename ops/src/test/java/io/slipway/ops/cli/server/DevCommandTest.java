package io.slipway.ops.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.ops.cli.Shell;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevCommandTest {
    @TempDir
    private Path folder;

    @Test
    void startsAndEndsWhenAsked() throws Exception {
        Shell shell = new Shell(Map.of("SLIPWAY_ROOT", folder.resolve("lake").toString()));
        CompletableFuture<Shell.Said> dev = CompletableFuture.supplyAsync(() -> shell.run(
                "dev",
                "--data-dir",
                folder.resolve("node").toString(),
                "--node-id",
                "n",
                "--resp-port",
                "0",
                "--http-port",
                "0",
                "--loader-port",
                "0"));
        shell.stop();

        Shell.Said said = dev.get(60, TimeUnit.SECONDS);

        assertThat(said.code()).isZero();
        assertThat(said.err()).contains("loader  http://127.0.0.1:", "redis-cli -p ");
        assertThat(folder.resolve("lake/log")).isDirectory();
    }

    @Test
    void refusesAPortThatIsNone() {
        Shell shell = new Shell(Map.of("SLIPWAY_ROOT", folder.resolve("lake").toString()));

        assertThat(shell.run("dev", "--loader-port", "70000").err()).contains("--loader-port");
    }
}
