package io.slipway.ops.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.ops.cli.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every program says of a port that somebody else has the same, with its own option. */
class TakenPortTest {
    @TempDir
    private Path folder;

    private Shell shell;
    private ServerSocket somebody;

    @BeforeEach
    void foundAndTakeAPort() throws IOException {
        shell = new Shell(Map.of("SLIPWAY_ROOT", folder.resolve("lake").toString()));
        assertThat(shell.run("init").code()).isZero();
        somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void giveItBack() throws IOException {
        somebody.close();
    }

    @Test
    void ofALoader() {
        assertTaken(shell.run("loader", "--loader-port", port()), "REST", "--loader-port");
    }

    @Test
    void ofTheLoaderOfAMachine() {
        assertTaken(shell.run("dev", "--loader-port", port()), "REST", "--loader-port");
    }

    @Test
    void ofTheNodeOfAMachine() {
        assertTaken(
                shell.run(
                        "dev",
                        "--data-dir",
                        folder.resolve("node").toString(),
                        "--loader-port",
                        "0",
                        "--resp-port",
                        port(),
                        "--http-port",
                        "0"),
                "RESP",
                "--resp-port");
    }

    @Test
    void anAddressWithoutATokenIsNoMatterOfPorts() {
        Shell.Said said = shell.run("loader", "--bind", "0.0.0.0", "--loader-port", "0");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("without a token", "--token-file").doesNotContain("port");
    }

    private void assertTaken(Shell.Said said, String protocol, String option) {
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .contains("Cannot listen on 127.0.0.1:" + port() + " for " + protocol + ": address already in use")
                .contains("Choose another port with " + option
                        + " (0: a free one), or end the process that has this one.");
    }

    private String port() {
        return String.valueOf(somebody.getLocalPort());
    }
}
