package io.slipway.benchmarks.build;

import io.slipway.benchmarks.lab.Command;
import io.slipway.benchmarks.lab.Lab;
import io.slipway.benchmarks.lab.MissingPeer;
import io.slipway.benchmarks.lab.Peak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Spark job of benchmarks/spark, compiled when it is first asked for, each run a process of its own. */
record HandWrittenSpark(Lab lab, String classPath, Peak peak) {
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

    /** Compiles the job; skips the row if Maven cannot get Spark. */
    static HandWrittenSpark compile(Lab lab) throws IOException, InterruptedException, MissingPeer {
        Path project = lab.home().resolve("benchmarks/spark");
        Path log = lab.folder().resolve("spark-compile.log");
        try {
            Command.run(
                    log,
                    List.of(
                            "mvn",
                            "-B",
                            "-ntp",
                            "-q",
                            "-f",
                            project.resolve("pom.xml").toString(),
                            "package"));
        } catch (IOException e) {
            if (Files.exists(log) && Files.readString(log).contains("Could not resolve dependencies")) {
                throw new MissingPeer("Maven could not get Spark 4.2.0; connect it to a repository once");
            }
            throw e;
        }
        return new HandWrittenSpark(
                lab,
                project.resolve("target/classes") + ":" + Files.readString(project.resolve("target/classpath")),
                new Peak());
    }

    double seconds(Path parquet) throws IOException, InterruptedException {
        Path output = Files.createTempDirectory(lab.folder(), "spark-");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx4g", "-cp", classPath));
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.add("-Dspark.local.dir=" + lab.folder().resolve("spark-local"));
        command.addAll(List.of("io.slipway.benchmarks.spark.SparkSstJob", parquet.toString(), output.toString()));
        double seconds = Command.seconds(lab.folder().resolve("spark.log"), command, peak);
        Lab.delete(output);
        return seconds;
    }
}
