package io.slipway.benchmarks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where figures come from, as far as the machine tells. */
final class Machine {
    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Machine() {}

    static void describe(ObjectNode machine) throws IOException {
        machine.put("processors", Runtime.getRuntime().availableProcessors())
                .put("cpu", said(CPU, "model name", System.getProperty("os.arch")))
                .put("memory", said(MEMORY, "MemTotal", "unknown"))
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    }

    /** The system's load over the last minute: before a run, a quiet machine has less than 1. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** The commit of a checkout; {@code -dirty} behind it if files differ. */
    static String commit(Path home) throws IOException, InterruptedException {
        Process git = new ProcessBuilder(
                        "git", "-C", home.toString(), "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*")
                .redirectErrorStream(true)
                .start();
        String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        return git.waitFor() == 0 ? answer : "unknown";
    }

    /** What a file of lines such as {@code name : value} says of a name, if there is such a file. */
    private static String said(Path file, String name, String otherwise) throws IOException {
        if (!Files.exists(file)) {
            return otherwise;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(otherwise);
        }
    }
}
