package io.slipway.ops.quickstart;

import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells the whole story on the samples, in a temporary folder that is gone at the end. */
@Command(
        name = "quickstart",
        description =
                "The whole story on 3 million real flights, in one process and one temporary folder: build, load, look"
                        + " up, swap under look-ups, roll back. Then it serves on until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {"  slipway quickstart", "  slipway quickstart --exit"})
public final class QuickstartCommand implements Verb {
    /** Where the launcher says that the samples are. */
    static final String SAMPLES = "slipway.samples";

    private final Surroundings surroundings;

    @Option(names = "--exit", description = "End after the story instead of serving on.")
    private boolean exit;

    public QuickstartCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Answer run() {
        Path samples = samples();
        Path folder = temporaryFolder();
        try (Machine machine = Machine.start(folder, surroundings)) {
            Story story = new Story(
                    machine, samples, new Narrator(surroundings.streams().out()));
            story.tell();
            if (!exit) {
                story.invite();
                surroundings.stop().await();
            }
        } finally {
            delete(folder);
        }
        return Answer.done(Map.of(), "");
    }

    private static Path samples() {
        Path samples = Path.of(System.getProperty(SAMPLES, "ops/samples"));
        if (!Files.isRegularFile(samples.resolve("flights-3m.parquet"))) {
            throw new NotFoundException(
                    "Cannot find the samples: there is no flights-3m.parquet in " + samples.toAbsolutePath(),
                    "Start ./slipway of a checkout, or bin/slipway of the distribution.");
        }
        return samples;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("slipway-quickstart-");
        } catch (IOException e) {
            throw new AccessException(
                    "Cannot create a temporary folder: " + e,
                    "Point -Djava.io.tmpdir (SLIPWAY_JAVA_OPTS) elsewhere.",
                    e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new AccessException("Cannot delete " + folder + ": " + e, "Delete it by hand.", e);
        }
    }
}
