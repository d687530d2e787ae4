package io.slipway.ops.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A copy of the launcher among empty modules, with a Maven that only writes down where this build's classes are. */
record FakeCheckout(Path home, Path programs, String classPath) {
    private static final List<String> MODULES = List.of(
            "schemas",
            "catalog",
            "sst-writer",
            "kafka-publisher",
            "batch-builder/core",
            "serving-store/core",
            "serving-store/node",
            "loader-service",
            "ops");

    static FakeCheckout in(Path home) throws IOException {
        return in(home, System.getProperty("java.class.path"));
    }

    /** One whose classes stand in jars, as those of a real build do. */
    static FakeCheckout ofJars(Path home) throws IOException, InterruptedException {
        Path jars = Files.createDirectories(home.resolve("jars"));
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Files.isDirectory(Path.of(entry)) ? jar(Path.of(entry), jars, entries.size()) : entry);
        }
        return in(home, String.join(File.pathSeparator, entries));
    }

    private static String jar(Path classes, Path jars, int number) throws IOException, InterruptedException {
        String jar = jars.resolve(number + ".jar").toString();
        String tool = Path.of(System.getProperty("java.home"), "bin", "jar").toString();
        int code = new ProcessBuilder(tool, "cf", jar, "-C", classes.toString(), ".")
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("Cannot pack " + classes + ": jar ended with " + code);
        }
        return jar;
    }

    private static FakeCheckout in(Path home, String classPath) throws IOException {
        for (String module : MODULES) {
            Files.createDirectories(home.resolve(module).resolve("src/main"));
            Files.createFile(home.resolve(module).resolve("pom.xml"));
        }
        Files.createFile(home.resolve("pom.xml"));
        Files.copy(Path.of("..", "slipway"), home.resolve("slipway"), StandardCopyOption.COPY_ATTRIBUTES);
        FakeCheckout checkout = new FakeCheckout(home, Files.createDirectories(home.resolve("programs")), classPath);
        checkout.letMavenBuildBy("echo build >>builds; mkdir -p ops/target; : >ops/target/slipway-ops.jar;"
                + " printf %s \"$TEST_CLASS_PATH\" >ops/target/slipway.classpath");
        return checkout;
    }

    void letMavenBuildBy(String lines) throws IOException {
        letMavenDo("case \" $* \" in *' -v '*) echo 'Apache Maven 3.8.7 (x)'; exit;; esac\n" + lines);
    }

    void letMavenDo(String lines) throws IOException {
        Path maven = Files.writeString(programs.resolve("mvn"), "#!/bin/sh\n" + lines + "\n");
        makeExecutable(maven);
    }

    Path oldJava(String release) throws IOException {
        Path java = Files.createDirectories(home.resolve("old/bin")).resolve("java");
        makeExecutable(Files.writeString(java, "#!/bin/sh\n"));
        Files.writeString(home.resolve("old/release"), release + "\n");
        return home.resolve("old");
    }

    String command() {
        return home.resolve("slipway").toString();
    }

    Script.Said launch(String... arguments) throws IOException, InterruptedException {
        return script(Map.of()).run(home, command(), arguments);
    }

    Script script(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PATH", programs + ":/usr/bin:/bin");
        environment.put("TEST_CLASS_PATH", classPath);
        environment.putAll(more);
        return new Script(environment);
    }

    long builds() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    private static void makeExecutable(Path file) {
        if (!file.toFile().setExecutable(true)) {
            throw new IllegalStateException("Cannot make " + file + " executable");
        }
    }
}
