package io.slipway.integration.program;

import io.slipway.ops.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Starts the {@code slipway} command as the script of that name does. The processes know no variables and no credentials but
 * those they are given.
 *
 * @param wrapper the command that the Java is an argument of, if any
 * @param folder the home of the processes; what they say goes into files there
 * @param java the home of the Java they run on
 * @param flags for that Java, beside those that it needs everywhere
 */
public record Launcher(
        List<String> wrapper, Path folder, Path java, List<String> flags, Map<String, String> environment) {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    /** Copies the collections in. */
    public Launcher {
        wrapper = List.copyOf(wrapper);
        flags = List.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /** A launcher on the Java of the tests, without any variables. */
    public static Launcher in(Path folder) {
        return new Launcher(List.of(), folder, Path.of(System.getProperty("java.home")), List.of(), Map.of());
    }

    /** The same on another Java. */
    public Launcher on(Path otherJava, List<String> itsFlags) {
        return new Launcher(wrapper, folder, otherJava, itsFlags, environment);
    }

    /** The same with more variables. */
    public Launcher with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(more);
        return new Launcher(wrapper, folder, java, flags, all);
    }

    /** The same for processes that the permissions of files bind; root's are told so, if this machine can tell them. */
    public Optional<Launcher> boundByPermissions() throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return Optional.of(this);
        }
        List<String> withoutPrivilege = List.of(SETPRIV.toString(), "--bounding-set", "-dac_override", "--");
        return Files.isExecutable(SETPRIV) ? Optional.of(wrappedIn(withoutPrivilege)) : Optional.empty();
    }

    /** The same with the Java as the last argument of another command. */
    public Launcher wrappedIn(List<String> command) {
        return new Launcher(command, folder, java, flags, environment);
    }

    /** Starts a verb. */
    public Program start(String... arguments) throws IOException {
        Path output = Files.createTempFile(folder, arguments[0], ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command(arguments)).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        return new Program(builder.start(), output);
    }

    /** Runs a verb to its end. */
    public Program run(String... arguments) throws IOException, InterruptedException {
        try (Program program = start(arguments)) {
            program.awaitEnd();
            return program;
        }
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                java.resolve("bin/java").toString(),
                "-Xmx256m",
                "-Duser.home=" + folder,
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(flags);
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }
}
