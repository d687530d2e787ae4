package io.slipway.serving.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.serving.node.Tool.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisToolsIT {
    @Test
    void answersRedisCli() throws Exception {
        require("redis-cli");
        try (TestNode node = TestNode.alone()) {
            assertThat(cli(node, "HGETALL", "airports:{ZRH}")).isEqualTo("code\nZRH\nrunways\n3\n");
            assertThat(cli(node, "-3", "GET", "airports:{ATL}")).contains("Atlanta v2");
            assertThat(cli(node, "ZRANGE", "departures:{ATL}", "-", "+", "BYLEX", "LIMIT", "0", "1"))
                    .isEqualTo("-1|LAX\n");
            assertThat(cli(node, "SET", "a", "b")).startsWith("READONLY ");
            assertThat(cli(node, "INFO", "server")).contains("redis_version:7.2.0");
            assertThat(cli(node, "COMMAND", "DOCS", "GET")).contains("A row as JSON");
        }
    }

    @Test
    void followsTheClusterWithRedisCli() throws Exception {
        require("redis-cli");
        try (TestNode node = TestNode.ofCluster()) {
            assertThat(cli(node, "-c", "GET", "airports:{ATL}")).contains("Atlanta v2");
            assertThat(cli(node, "GET", "airports:ATL")).contains("expected=airports:{ATL}");
        }
    }

    @Test
    void standsRedisBenchmark() throws Exception {
        require("redis-benchmark");
        try (TestNode node = TestNode.alone()) {
            for (String pipeline : List.of("1", "16")) {
                String said = run("redis-benchmark", node, "-n", "20000", "-P", pipeline, "GET", "blobs:{a}");
                assertThat(said).contains("requests per second").doesNotContain("rror");
            }
        }
    }

    private static void require(String program) {
        assumeTrue(Tool.isThere(program), program + " is missing: install Debian's redis-tools to run this test");
    }

    private static String cli(TestNode node, String... arguments) throws Exception {
        return run("redis-cli", node, arguments);
    }

    private static String run(String program, TestNode node, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program, "-p", Integer.toString(node.port())));
        command.addAll(List.of(arguments));
        Outcome outcome = Tool.run(Path.of("."), command);
        return outcome.said();
    }
}
