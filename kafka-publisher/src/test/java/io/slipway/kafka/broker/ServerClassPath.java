package io.slipway.kafka.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The class path of a server that is no library of ours: the modules under {@code test-servers} write one each.
 *
 * @param text as {@code java -cp} takes it
 */
public record ServerClassPath(String text) {
    /** The class path of one of the modules under {@code test-servers}. */
    public static ServerClassPath of(String module) {
        Path file = Path.of(System.getProperty("slipway.test.class.paths", "../test-servers"))
                .resolve(module)
                .resolve("target/classpath");
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is missing: the build writes it, run Maven with -pl … -am");
        }
        try {
            return new ServerClassPath(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What starts a main class of it on the Java of this process. */
    public List<String> command(List<String> flags, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", text, mainClass));
        command.addAll(List.of(arguments));
        return command;
    }
}
