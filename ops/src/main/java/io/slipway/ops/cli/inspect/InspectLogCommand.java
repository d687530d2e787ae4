package io.slipway.ops.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.json.CanonicalJson;
import io.slipway.catalog.layout.Layout;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.option.RootOptions;
import io.slipway.ops.cli.output.JsonText;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UsageException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows entries of the catalog log as they are stored. */
@Command(
        name = "log",
        description = "Show one entry of the catalog log, or a range of them, as they are stored. 'slipway log' lists"
                + " the newest ones.",
        footerHeading = "%nExamples:%n",
        footer = {"  slipway inspect log 42 --root s3://bucket/prefix", "  slipway inspect log 40..42 --output json"})
final class InspectLogCommand implements Verb {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,18})(?:\\.\\.([0-9]{1,18}))?");

    @Mixin
    private final RootOptions root;

    @Parameters(paramLabel = "N[..M]", description = "The number of an entry, or the first and the last one.")
    private String what = "";

    InspectLogCommand(Surroundings surroundings) {
        this.root = new RootOptions(surroundings);
    }

    @Override
    public Answer run() {
        Matcher range = RANGE.matcher(what);
        if (!range.matches()) {
            throw new UsageException(
                    "Cannot read '" + what + "': expected=the number of an entry, or two", "Write 42 or 40..42.");
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2) == null ? from : Long.parseLong(range.group(2));
        try (OpenRoot open = root.open()) {
            List<Shown> entries = entries(open.catalog(), from, to);
            return Answer.done(entries, entries.stream().map(Shown::text).collect(Collectors.joining("\n\n")));
        }
    }

    private static List<Shown> entries(Catalog catalog, long from, long to) {
        List<StoredEntry> found = catalog.entries(from, to);
        if (found.isEmpty()) {
            throw new NotFoundException(
                    "Cannot find entry " + from + ": the log goes from 0 to "
                            + catalog.state().sequence(),
                    "Choose a number in it; 'slipway log' lists the newest ones.");
        }
        return found.stream().map(Shown::of).toList();
    }

    /** One entry with the hash that its successor names. */
    record Shown(long sequence, String sha256, JsonNode entry) {
        static Shown of(StoredEntry stored) {
            long sequence = stored.entry().sequence();
            return new Shown(
                    sequence,
                    stored.sha256().hex(),
                    CanonicalJson.tree(stored.toJson(), Layout.entry(sequence).text()));
        }

        String text() {
            return Layout.entry(sequence) + ", SHA-256 " + sha256 + "\n" + JsonText.of(entry);
        }
    }
}
