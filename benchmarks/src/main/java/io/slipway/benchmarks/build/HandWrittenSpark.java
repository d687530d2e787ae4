package io.slipway.benchmarks.build;

import io.slipway.benchmarks.lab.Command;
import io.slipway.benchmarks.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Spark job of benchmarks/spark, compiled when it is first asked for, each run a process of its own. */
record HandWrittenSpark(Lab lab, String classPath) {
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    static HandWrittenSpark compile(Lab lab) throws IOException, InterruptedException {
        Path project = lab.home().resolve("benchmarks/spark");
        Command.time(
                lab.folder().resolve("spark-compile.log"),
                List.of(
                        "mvn",
                        "-B",
                        "-ntp",
                        "-q",
                        "-f",
                        project.resolve("pom.xml").toString(),
                        "package"));
        return new HandWrittenSpark(
                lab, project.resolve("target/classes") + ":" + Files.readString(project.resolve("target/classpath")));
    }

    double seconds(Path parquet) throws IOException, InterruptedException {
        Path output = Files.createTempDirectory(lab.folder(), "spark-");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx4g", "-cp", classPath));
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(List.of("io.slipway.benchmarks.spark.SparkSstJob", parquet.toString(), output.toString()));
        double seconds =
                Command.time(lab.folder().resolve("spark.log"), command).toMillis() / 1e3;
        Lab.delete(output);
        return seconds;
    }
}
