package io.slipway.ops.cli.root;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.loader.operate.VersionRef;
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
import java.util.Objects;
import java.util.stream.Collectors;
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
                + " of the version. Writes nothing to the root. Ends with 16 and names the objects if something is not"
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
    }

    @Override
    public Answer run() {
        VersionRef wanted = Objects.requireNonNull(version);
        try (OpenRoot open = root.open()) {
            Catalog catalog = open.catalog();
            Manifest manifest = StoredVersion.find(catalog, wanted).manifest();
            long began = System.nanoTime();
            Proof proof = prove(manifest, open);
            Verified verified = Verified.of(wanted, proof, Duration.ofNanos(System.nanoTime() - began));
            requireHolds(wanted, proof, catalog);
            return Answer.done(verified, verified.text());
        }
    }

    private Proof prove(Manifest manifest, OpenRoot open) {
        Surroundings.Streams streams = surroundings.streams();
        MovingLine line = new MovingLine(streams.err(), streams.interactive(), System::nanoTime);
        try {
            return VersionProof.of(
                    manifest,
                    open.store(),
                    tempDir,
                    (bytes, all) -> line.draw("verify   " + Figures.bytes(bytes) + " of " + Figures.bytes(all)));
        } finally {
            line.clear();
        }
    }

    private static void requireHolds(VersionRef version, Proof proof, Catalog catalog) {
        if (!proof.holds()) {
            StoredVersion.unexpired(catalog.refresh(), version); // else it may be swept while it is read
            throw new CorruptDataException(
                    proof.flaws().stream()
                            .map(flaw -> "\n  " + flaw.object() + ": " + flaw.reason())
                            .collect(Collectors.joining(
                                    "",
                                    "Cannot trust " + version + ": "
                                            + proof.flaws().size() + " of " + proof.files()
                                            + " objects are not what was written",
                                    "")),
                    "Nodes that verified their copies serve on. Restore the objects from a copy of the root, or push the"
                            + " dataset again with --force; see ops/runbooks/corrupt-version.md.");
        }
    }

    /** What was read, and that it holds. */
    record Verified(String version, int files, long bytes, long rows, String rowChecksum, long millis) {
        static Verified of(VersionRef version, Proof proof, Duration took) {
            return new Verified(
                    version.toString(),
                    proof.files(),
                    proof.bytes(),
                    proof.rows(),
                    proof.rowChecksum().hex(),
                    took.toMillis());
        }

        String text() {
            return version + " is what was written: " + Figures.count(rows) + " rows, " + Figures.bytes(bytes) + " in "
                    + files + " files, row checksum " + rowChecksum + ", read in "
                    + Figures.time(Duration.ofMillis(millis));
        }
    }
}
