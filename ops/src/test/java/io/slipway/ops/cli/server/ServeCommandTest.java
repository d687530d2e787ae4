package io.slipway.ops.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.ops.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    @TempDir
    private Path folder;

    @Test
    void refusesToPreferTopicsWithoutBrokers() {
        Shell.Said said = shell().run("serve", "--fetch-from", "topic");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("no brokers are named", "--kafka-config");
    }

    @Test
    void refusesASourceThatThereIsNot() {
        Shell.Said said = shell().run("serve", "--fetch-from", "tape");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("--fetch-from", "tape");
    }

    @Test
    void namesTheKafkaConfigurationThatIsMissing() {
        Path missing = folder.resolve("kafka.properties");

        Shell.Said said = shell().run("serve", "--kafka-config", missing.toString());

        assertThat(said.code()).isEqualTo(15);
        assertThat(said.err()).contains(missing.toString());
    }

    @Test
    void namesTheKeyThatNobodyKnows() throws IOException {
        Path file = Files.writeString(
                folder.resolve("kafka.properties"), "bootstrap.servers=127.0.0.1:1\nread.bytes.per.hour=1\n");

        Shell.Said said = shell().run("serve", "--kafka-config", file.toString());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("read.bytes.per.hour", "read.bytes.per.second");
    }

    private Shell shell() {
        return new Shell(Map.of("SLIPWAY_ROOT", folder.resolve("lake").toString()));
    }
}
