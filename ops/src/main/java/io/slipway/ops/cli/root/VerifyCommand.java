package io.slipway.ops.cli.root;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.loader.operate.VersionRef;
import io.slipway.ops.cli.option.KafkaOptions;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.option.References;
import io.slipway.ops.cli.option.RootOptions;
import io.slipway.ops.cli.output.Figures;
import io.slipway.ops.cli.output.MovingLine;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.sst.proof.Proof;
import io.slipway.sst.proof.VersionProof;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a version back and holds it against its manifest. */
@Command(
        name = "verify",
        description = "Read every file of a version and hold it against its manifest: length, SHA-256, the checksum of"
                + " every block, counts, first and last key, the order and the slot of every row, and the row checksum"
                + " of the version; and, with --kafka-config, every record of its topic. Writes nothing to the root. Ends with 16 and names the objects if something is not"
                + " what was written.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway verify routes@7 --root s3://bucket/prefix",
            "  slipway verify routes@7 --temp-dir /fast/disk --output json"
        })
public final class VerifyCommand implements Verb {
    private final Surroundings surroundings;

    @Mixin
    private final RootOptions root;

    @Mixin
    private final KafkaOptions kafka;

    @Parameters(paramLabel = "DATASET@N", converter = References.OfVersion.class, description = "The version.")
    private @Nullable VersionRef version;

    @Option(
            names = "--temp-dir",
            paramLabel = "DIR",
            description = "Where one file at a time is copied to (default: the system's).")
    private Path tempDir = Path.of(System.getProperty("java.io.tmpdir"));

    public VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.root = new RootOptions(surroundings);
        this.kafka = new KafkaOptions(surroundings);
    }

    @Override
    public Answer run() {
        VersionRef wanted = Objects.requireNonNull(version);
        try (OpenRoot open = root.open()) {
            Catalog catalog = open.catalog();
            Manifest manifest = StoredVersion.find(catalog, wanted).manifest();
            long began = System.nanoTime();
            TopicLook topic = look(manifest);
            Proof proof = prove(manifest, open);
            Verified verified =
                    Verified.of(wanted, manifest, proof, topic, Duration.ofNanos(System.nanoTime() - began));
            requireHolds(wanted, proof, topic, catalog);
            return Answer.done(verified, verified.text());
        }
    }

    private TopicLook look(Manifest manifest) {
        return drawing(line -> TopicLook.of(
                manifest,
                kafka.settings(),
                rows -> line.draw(
                        "verify   " + Figures.count(rows) + " of " + Figures.count(manifest.rows()) + " records")));
    }

    private Proof prove(Manifest manifest, OpenRoot open) {
        return drawing(line -> VersionProof.of(
                manifest,
                open.store(),
                tempDir,
                (bytes, all) -> line.draw("verify   " + Figures.bytes(bytes) + " of " + Figures.bytes(all))));
    }

    private <T> T drawing(Function<MovingLine, T> work) {
        Surroundings.Streams streams = surroundings.streams();
        MovingLine line = new MovingLine(streams.err(), streams.interactive(), System::nanoTime);
        try {
            return work.apply(line);
        } finally {
            line.clear();
        }
    }

    private static void requireHolds(VersionRef version, Proof proof, TopicLook topic, Catalog catalog) {
        List<String> flaws = Stream.concat(
                        proof.flaws().stream().map(flaw -> flaw.object() + ": " + flaw.reason()),
                        topic.flaws().stream())
                .toList();
        if (!flaws.isEmpty()) {
            StoredVersion.unexpired(catalog.refresh(), version); // else it may be swept while it is read
            throw new CorruptDataException(
                    "Cannot trust " + version + ": " + flaws.size() + " of "
                            + (proof.files() + topic.partitions())
                            + (topic.read() ? " objects and partitions" : " objects") + " are not what was written"
                            + flaws.stream().map(flaw -> "\n  " + flaw).collect(Collectors.joining()),
                    "Nodes that verified their copies serve on. Restore the objects from a copy of the root, or push the"
                            + " dataset again with --force; see ops/runbooks/corrupt-version.md.");
        }
    }

    /** What was read, and that it holds. */
    record Verified(
            String version, int files, long bytes, long rows, String rowChecksum, TopicLook topic, long millis) {
        static Verified of(VersionRef version, Manifest manifest, Proof proof, TopicLook topic, Duration took) {
            return new Verified(
                    version.toString(),
                    proof.files(),
                    proof.bytes(),
                    manifest.rows(),
                    manifest.rowChecksum().hex(),
                    topic,
                    took.toMillis());
        }

        String text() {
            return version + " is what was written: " + Figures.count(rows) + " rows, " + Figures.bytes(bytes) + " in "
                    + files + " files, row checksum " + rowChecksum + ", read in "
                    + Figures.time(Duration.ofMillis(millis)) + topic.text();
        }
    }
}
