package io.slipway.ops.cli.root;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.sweep.SweepOptions;
import io.slipway.catalog.sweep.SweepReport;
import io.slipway.catalog.sweep.Sweeper;
import io.slipway.ops.cli.option.KafkaOptions;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.option.RootOptions;
import io.slipway.ops.cli.option.Units;
import io.slipway.ops.cli.output.Figures;
import io.slipway.ops.cli.output.Table;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes what no unexpired version names and no build can register any more. */
@Command(
        name = "sweep",
        description =
                "Delete the files of expired versions and of builds that died, and their Kafka topics. By key, and only"
                        + " what no manifest of an unexpired version names; if one such manifest cannot be read, nothing"
                        + " is deleted.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway sweep --dry-run --root s3://bucket/prefix    what would go",
            "  slipway sweep --root s3://bucket/prefix              daily, by a scheduler"
        })
public final class SweepCommand implements Verb {
    private final Surroundings surroundings;

    @Mixin
    private final RootOptions root;

    @Mixin
    private final KafkaOptions kafka;

    @Option(names = "--dry-run", description = "Only say what would be deleted.")
    private boolean dryRun;

    @Option(
            names = "--min-age",
            paramLabel = "AGE",
            defaultValue = "7d",
            converter = Units.Span.class,
            description = "Leave builds alone that may have begun more recently (default 7d).")
    private Duration minAge = Duration.ofDays(7);

    public SweepCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.root = new RootOptions(surroundings);
        this.kafka = new KafkaOptions(surroundings);
    }

    @Override
    public Answer run() {
        try (OpenRoot open = root.open()) {
            Catalog catalog = open.catalog();
            Sweeper sweeper = new Sweeper(catalog, open.store(), kafka.outside(catalog), surroundings.clock());
            SweepReport report = sweeper.sweep(open.request("slipway sweep"), new SweepOptions(minAge, dryRun));
            return Answer.done(Swept.of(report), text(report));
        }
    }

    private static String text(SweepReport report) {
        Table table = Table.of(">BYTES", "OBJECT");
        report.garbage().forEach(object -> table.row(Figures.bytes(object.bytes()), object.key()));
        String summary = (report.dryRun() ? "Would delete " : "Deleted ")
                + Figures.count(report.garbage().size()) + " objects, " + Figures.bytes(report.bytes())
                + "; builds begun before entry " + report.floor() + " are over";
        String strangers = report.strangers().isEmpty()
                ? ""
                : "\nLeft alone, not written by Slipway: "
                        + report.strangers().stream().map(ObjectKey::text).toList();
        return (report.garbage().isEmpty() ? "" : table.text() + "\n") + summary + strangers + kept(report);
    }

    private static String kept(SweepReport report) {
        return report.kept().stream()
                .map(kept -> "\nLeft with its topic: " + kept.note() + ": " + kept.reason())
                .collect(Collectors.joining());
    }

    /** What was deleted, or would be. */
    record Swept(
            boolean dryRun,
            long floor,
            long bytes,
            List<String> objects,
            int leavings,
            List<String> strangers,
            List<String> kept) {
        static Swept of(SweepReport report) {
            return new Swept(
                    report.dryRun(),
                    report.floor(),
                    report.bytes(),
                    report.garbage().stream().map(object -> object.key().text()).toList(),
                    report.leavings(),
                    report.strangers().stream().map(ObjectKey::text).toList(),
                    report.kept().stream().map(kept -> kept.note().text()).toList());
        }
    }
}
