package io.slipway.serving.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.serving.node.Tool.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeJsClientsIT {
    private static final Path SCRIPTS = Path.of("src", "test", "js");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", ".npmrc", "clients.mjs");

    @TempDir
    static Path folder;

    @BeforeAll
    static void install() throws Exception {
        assumeTrue(
                Tool.isThere("node") && Tool.isThere("npm"),
                "node or npm is missing: install Node.js to run this test");
        for (String file : FILES) {
            copy(file);
        }
        Outcome outcome = Tool.run(folder, List.of("npm", "ci"));
        assumeTrue(outcome.code() == 0, "npm cannot install the clients, is there a registry? " + outcome.said());
    }

    @Test
    void readFromANodeThatStandsAlone() throws Exception {
        try (TestNode node = TestNode.alone()) {
            read(node, "alone");
        }
    }

    @Test
    void readFromACluster() throws Exception {
        try (TestNode node = TestNode.ofCluster()) {
            read(node, "cluster");
        }
    }

    private static void read(TestNode node, String mode) throws Exception {
        Outcome outcome = Tool.run(folder, List.of("node", "clients.mjs", Integer.toString(node.port()), mode));
        assertThat(outcome.said()).contains("node-redis: ok", "ioredis: ok");
        assertThat(outcome.code()).isZero();
    }

    private static void copy(String file) throws IOException {
        Files.copy(SCRIPTS.resolve(file), folder.resolve(file));
    }
}
