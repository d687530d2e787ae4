package io.slipway.ops.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.ops.cli.SlipwayCommand;
import io.slipway.ops.cli.verb.StopSignal;
import io.slipway.ops.cli.verb.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The files of ops/config name every option, and say the defaults that hold. */
class SampleConfigTest {
    private static final Pattern KEY = Pattern.compile("(?m)^(?:# )?([a-z][a-z0-9_]*):");

    private static ParseResult parsed(String... arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                new Surroundings.Streams(InputStream.nullInputStream(), nowhere, nowhere, false),
                Map.of(),
                Clock.systemUTC(),
                new Random(1),
                new StopSignal());
        return SlipwayCommand.commandLine(surroundings).parseArgs(arguments).subcommand();
    }

    private static Map<String, String> values(ParseResult verb) {
        Map<String, String> values = new TreeMap<>();
        for (OptionSpec option : verb.commandSpec().options()) {
            values.put(option.longestName(), String.valueOf(option.<Object>getValue()));
        }
        values.remove(ConfigFile.OPTION);
        return values;
    }

    @ParameterizedTest
    @CsvSource({"loader,config/loader.yaml", "serve,config/node.yaml"})
    void namesEveryOptionOfItsVerb(String verb, Path file) throws IOException {
        List<String> named = KEY.matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .sorted()
                .toList();

        assertThat(named).isEqualTo(ConfigKeys.of(parsed(verb).commandSpec()));
    }

    @ParameterizedTest
    @CsvSource({"loader,config/loader.yaml", "serve,config/node.yaml"})
    void loadsWithEveryOptionAtItsDefault(String name, Path file) {
        ParseResult configured = parsed(name, "--config", file.toString());
        List<String> options = ConfigFile.complete(configured);
        configured.commandSpec().commandLine().parseArgs(options.toArray(String[]::new));

        assertThat(options).hasSizeGreaterThan(3);
        assertThat(values(configured)).isEqualTo(values(parsed(name)));
    }
}
