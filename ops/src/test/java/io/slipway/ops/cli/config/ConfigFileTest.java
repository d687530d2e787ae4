package io.slipway.ops.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class ConfigFileTest {
    @TempDir
    private Path folder;

    @Command(name = "serve")
    private static final class Serve {
        @Option(names = "--config")
        private @Nullable Path config;

        @Option(names = "--resp-port")
        private int respPort;

        @Option(names = "--loader")
        private List<String> loaders = List.of();

        @Option(names = "--s3-path-style")
        private boolean pathStyle;
    }

    private Serve parse(String yaml, String... arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("serve.yaml"), yaml);
        Serve serve = new Serve();
        CommandLine line = new CommandLine(serve);
        String[] all = Stream.concat(Stream.of("--config", file.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        line.parseArgs(ConfigFile.complete(line.parseArgs(all)).toArray(String[]::new));
        assertThat(serve.config).isEqualTo(file);
        return serve;
    }

    @Test
    void readsOptionsByTheirNames() throws IOException {
        Serve serve = parse("resp_port: 7000\nloader: [http://a:1, http://b:2]\ns3_path_style: true\n");

        assertThat(serve.respPort).isEqualTo(7000);
        assertThat(serve.loaders).containsExactly("http://a:1", "http://b:2");
        assertThat(serve.pathStyle).isTrue();
    }

    @Test
    void letsTheCommandLineWin() throws IOException {
        assertThat(parse("resp_port: 7000\n", "--resp-port", "7001").respPort).isEqualTo(7001);
    }

    @Test
    void takesAnEmptyFile() throws IOException {
        assertThat(parse("# nothing yet\n").respPort).isZero();
    }

    @Test
    void refusesAnUnknownKeyAndNamesTheNearest() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("resp_prot: 7000\n"))
                .withMessageContaining("unknown key 'resp_prot'")
                .extracting(SlipwayException::remedy)
                .asString()
                .contains("did you mean 'resp_port'?");
    }

    @Test
    void refusesAValueThatNoOptionCanTake() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("resp_port: { a: 1 }\n"))
                .withMessageContaining("resp_port has no value that an option can take");
    }

    @Test
    void namesTheLineOfBrokenYaml() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("resp_port: 1\nloader: [a\n"))
                .withMessageContaining("line 3");
    }

    @Test
    void saysWhenTheFileIsNotThere() {
        CommandLine line = new CommandLine(new Serve());

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> ConfigFile.complete(line.parseArgs("--config", "nowhere.yaml")))
                .withMessageContaining("nowhere.yaml");
    }
}
