package io.slipway.integration.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.ops.cli.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the command as a process that knows no credentials but those it is given. */
final class SlipwayProcess {
    private static final long PATIENCE_SECONDS = 180;

    private final Path home;
    private final Map<String, String> environment;

    /** A process whose home is this empty folder, with these environment variables and no others. */
    SlipwayProcess(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** What a process said on both streams, and its exit code. */
    record Said(int code, String text) {}

    Said run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Duser.home=" + home,
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(text).isTrue();
        return new Said(process.exitValue(), text);
    }
}
