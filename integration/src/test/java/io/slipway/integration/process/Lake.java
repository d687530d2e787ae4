package io.slipway.integration.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.integration.fixture.Builds;
import io.slipway.schemas.dataset.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A root in a folder, with a dataset of numbers to build into it. */
record Lake(Path folder) {
    static final int ROWS = 100_000;

    /** Founds the namespace and writes the dataset file. */
    static Lake found(Path folder) throws IOException {
        Lake lake = new Lake(folder);
        try (LocalObjectStore store = new LocalObjectStore(lake.root())) {
            Builds.found(store);
        }
        Files.writeString(lake.datasetFile(), """
                dataset: numbers
                inputs: { data: "numbers.csv" }
                parameters: { v: "1" }
                derive: "SELECT n::VARCHAR AS n, '${v}' AS v, md5(n::VARCHAR) AS text FROM data, range(0, 100000) AS r(n)"
                key: { partition: [n] }
                shards: 16
                """);
        Files.writeString(folder.resolve("numbers.csv"), "one\n1\n");
        return lake;
    }

    Path root() {
        return folder.resolve("lake");
    }

    Path datasetFile() {
        return folder.resolve("numbers.yaml");
    }

    /** Starts a verb that works on the root. */
    Program start(String verb, String... arguments) throws IOException {
        return Program.start(
                folder,
                Stream.of(List.of(verb), List.of(arguments), List.of("--root", root().toString()))
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }

    Program startBuild(String pushId, String v) throws IOException {
        return start("build", datasetFile().toString(), "--push-id", pushId, "--param", "v=" + v, "--memory", "256MiB");
    }

    Program startNode(String loader) throws IOException {
        return start(
                "serve",
                "--data-dir",
                folder.resolve("node").toString(),
                "--node-id",
                "node",
                "--resp-port",
                "0",
                "--http-port",
                "0",
                "--loader",
                loader);
    }

    Program startLoader() throws IOException {
        return start("loader", "--loader-port", "0");
    }

    /** Builds a version to its commit. */
    void build(String pushId, String v) throws Exception {
        try (Program build = startBuild(pushId, v)) {
            assertThat(build.exitCode()).as(build.said()).isZero();
        }
    }

    /** The versions that the log names. */
    List<VersionState> versions() {
        try (LocalObjectStore store = new LocalObjectStore(root())) {
            return Builds.open(store).refresh().versions().toList();
        }
    }

    /** The contents that the versions have, each once. */
    Set<Sha256> contents() {
        try (LocalObjectStore store = new LocalObjectStore(root())) {
            Catalog catalog = Builds.open(store);
            return catalog.refresh()
                    .versions()
                    .map(version -> catalog.manifest(version.manifestKey(), version.manifestSha256())
                            .contentSha256())
                    .collect(Collectors.toSet());
        }
    }

    /** Whether a file of this ending lies anywhere below a folder. */
    static boolean holds(Path folder, String ending) {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(ending));
        } catch (UncheckedIOException | IOException changedMeanwhile) {
            return false;
        }
    }
}
