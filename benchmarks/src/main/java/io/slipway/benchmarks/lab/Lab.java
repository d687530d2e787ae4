package io.slipway.benchmarks.lab;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder and the processes of one measurement. Closing it ends the processes, the last one first, and deletes the
 * folder. Used by one thread.
 */
public final class Lab implements Closeable {
    private final Path home;
    private final Path folder;
    private final boolean quick;
    private final Deque<Closeable> started = new ArrayDeque<>();

    private Lab(Path home, Path folder, boolean quick) {
        this.home = home;
        this.folder = folder;
        this.quick = quick;
    }

    public static Lab open(Path home, boolean quick) throws IOException {
        Path parent = Files.createDirectories(home.resolve("benchmarks/target/lab"));
        return new Lab(home, Files.createTempDirectory(parent, "run-"), quick);
    }

    /** The checkout. */
    public Path home() {
        return home;
    }

    public Path folder() {
        return folder;
    }

    /** How many rows to take where {@code full} are meant. */
    public int rows(int full) {
        return quick ? full / 10 : full;
    }

    /** How many pairs to take: five, of which the median counts. */
    public int pairs() {
        return quick ? 2 : 5;
    }

    /** How many pairs of builds to take: three, since one pair takes half a minute. */
    public int buildPairs() {
        return quick ? 2 : 3;
    }

    /** Skips the row if a program is not on the PATH. */
    public static void require(String program, String debianPackage) throws MissingPeer {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!found) {
            throw new MissingPeer(program + " is not on the PATH; Debian has it in the package " + debianPackage);
        }
    }

    public <T extends Closeable> T keep(T resource) {
        started.push(resource);
        return resource;
    }

    /** The command line of the slipway launcher with these arguments. */
    public List<String> slipway(String... args) {
        List<String> command = new ArrayList<>(List.of(home.resolve("slipway").toString()));
        command.addAll(List.of(args));
        return command;
    }

    /** The command line of a JVM like the launcher's that runs a class of the benchmarks. */
    public List<String> java(String heap, Class<?> main, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        return command;
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        while (!started.isEmpty()) {
            started.pop().close();
        }
        delete(folder);
    }

    /** Deletes a folder and all below it. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
