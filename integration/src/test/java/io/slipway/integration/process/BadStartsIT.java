package io.slipway.integration.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.integration.fixture.Eventually;
import io.slipway.integration.program.Launcher;
import io.slipway.integration.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that cannot start say in one sentence why and in another what to do, and leave nothing half-done. */
class BadStartsIT {
    private static final int USAGE = 2;
    private static final int ACCESS = 13;
    private static final int NOT_FOUND = 15;
    private static final int REFUSED = 17;

    @TempDir
    private static Path shared;

    private static Lake lake;
    private static Servers servers;

    @TempDir
    private Path folder;

    @BeforeAll
    static void serve() throws Exception {
        lake = Lake.inFolder(shared);
        servers = Servers.start(lake);
        lake.build("first", "1");
        servers.awaitAnswers("1");
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
        lake.close();
    }

    @Test
    void aDataDirectoryInUseNamesWhoHasIt() throws Exception {
        Program second = lake.launcher().run(serve(lake.nodeFolder(), Map.of()));

        requireRefused(
                second, REFUSED, lake.nodeFolder() + ": another node is using it", "process " + servers.nodePid());
        assertThat(second.said()).contains("--data-dir");
        servers.awaitAnswers("1");
    }

    @ParameterizedTest
    @CsvSource({"serve, --resp-port", "serve, --http-port", "loader, --loader-port", "dev, --loader-port"})
    void aPortThatIsTakenNamesTheOptionThatChangesIt(String verb, String option) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> ports = new TreeMap<>(Map.of(option, Integer.toString(taken.getLocalPort())));
            if (verb.equals("dev")) {
                ports.putAll(Map.of("--resp-port", "0", "--http-port", "0"));
            }
            String[] arguments = verb.equals("serve") ? serve(folder.resolve("node"), ports) : arguments(verb, ports);

            Program refused = lake.launcher().run(arguments);

            requireRefused(refused, USAGE, "127.0.0.1:" + taken.getLocalPort(), "ddress already in use");
            assertThat(refused.said()).contains("another port with " + option);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "loader", "build"})
    void aRootThatWasNeverFoundedIsLeftAsItIs(String verb) throws Exception {
        Path root = folder.resolve("nothing");
        Path data = folder.resolve("node");
        Files.writeString(folder.resolve("numbers.yaml"), Lake.DATASET);
        Launcher launcher = Launcher.in(folder).with(Map.of("SLIPWAY_ROOT", root.toString()));
        String[] arguments =
                switch (verb) {
                    case "serve" -> arguments(verb, Map.of("--data-dir", data.toString(), "--resp-port", "0"));
                    case "loader" -> arguments(verb, Map.of("--loader-port", "0"));
                    default ->
                        new String[] {verb, folder.resolve("numbers.yaml").toString()};
                };

        Program refused = launcher.run(arguments);

        requireRefused(refused, NOT_FOUND, root.toString(), "it was never initialised");
        assertThat(refused.said()).contains("slipway init --root ");
        assertThat(root).doesNotExist();
        assertThat(data.resolve("serving.json")).doesNotExist();
    }

    @Test
    void aRootThatMayNotBeWrittenIsSaidSo() throws Exception {
        try (Lake own = Lake.inFolder(folder)) {
            Optional<Launcher> bound = own.launcher().boundByPermissions();
            assumeTrue(bound.isPresent(), "root may write everywhere: install setpriv to run this test as root");
            setPermissions("r-xr-xr-x");

            Program refused = bound.get().run("build", own.datasetFile().toString());

            requireRefused(refused, ACCESS, own.root());
            assertThat(own.versions()).isEmpty();
            setPermissions("rwxr-xr-x");
            own.build("first", "1");
        }
    }

    @Test
    void aNodeThatHasServedServesOnWithoutItsRoot() throws Exception {
        Path root = Path.of(lake.root());
        Path away = shared.resolve("away");
        servers.killNode();
        Files.move(root, away);

        servers.startNode();

        servers.awaitAnswers("1");
        assertThat(servers.status().path("staleReason").asText()).contains(lake.root());
        Files.move(away, root);
        Eventually.holds("the log is followed", () -> !servers.status().has("staleReason"));
        servers.awaitAnswers("1");
    }

    @Test
    void aBrokenRecordOfWhatWasServedStopsNoNodeThatReachesTheLog() throws Exception {
        servers.killNode();
        Path record = record();
        String whole = Files.readString(record);
        Files.writeString(record, whole.substring(0, 30));

        servers.startNode();

        servers.awaitAnswers("1");
        Eventually.holds("the record is whole again", () -> whole.equals(text(record)));
    }

    private static void requireRefused(Program program, int code, String... words) throws Exception {
        assertThat(program.exitCode()).as(program.said()).isEqualTo(code);
        List<String> lines =
                program.said().lines().filter(line -> !line.contains(" event=")).toList();
        assertThat(lines).as("a sentence and the remedy").hasSize(2);
        assertThat(lines.get(0)).matches("slipway \\w+: .*").contains(words);
        assertThat(lines.get(1)).matches("  \\w.*");
    }

    private static String[] serve(Path data, Map<String, String> ports) {
        Map<String, String> options = new TreeMap<>(Map.of("--resp-port", "0", "--http-port", "0"));
        options.putAll(ports);
        options.put("--data-dir", data.toString());
        options.put("--node-id", "other");
        return arguments("serve", options);
    }

    private static String[] arguments(String verb, Map<String, String> options) {
        return Stream.concat(
                        Stream.of(verb),
                        options.entrySet().stream().flatMap(option -> Stream.of(option.getKey(), option.getValue())))
                .toArray(String[]::new);
    }

    /** The folders of the root, as if somebody had mounted it for reading only. */
    private void setPermissions(String permissions) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("lake"))) {
            for (Path path : all.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path record() throws IOException {
        try (Stream<Path> all = Files.walk(lake.nodeFolder())) {
            return all.filter(path -> path.endsWith("serving.json")).findFirst().orElseThrow();
        }
    }
}
