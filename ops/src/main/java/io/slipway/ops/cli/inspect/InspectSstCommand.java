package io.slipway.ops.cli.inspect;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.ops.cli.inspect.StoredRows.Stored;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.option.RootOptions;
import io.slipway.ops.cli.output.Figures;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.read.SstSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows an SST file. */
@Command(
        name = "sst",
        description = "Show an SST file: its properties, its first and last key, and its first rows as they are served."
                + " Keys and rows are decoded with the manifest that lies beside the file.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway inspect sst datasets/routes/pushes/.../000-000.sst --root s3://bucket/prefix",
            "  slipway inspect sst /data/lake/datasets/routes/pushes/.../000-000.sst --rows 20"
        })
final class InspectSstCommand implements Verb {
    @Mixin
    private final RootOptions root;

    @Parameters(paramLabel = "FILE|KEY", description = "A file on this machine, or the key of an object in the root.")
    private String what = "";

    @Option(names = "--rows", paramLabel = "N", defaultValue = "3", description = "How many rows to show (default 3).")
    private int rows = 3;

    InspectSstCommand(Surroundings surroundings) {
        this.root = new RootOptions(surroundings);
    }

    @Override
    public Answer run() {
        Path file = Path.of(what);
        if (Files.isRegularFile(file)) {
            try (SstSource source = SstSource.local(file)) {
                return answer(source);
            }
        }
        try (OpenRoot open = root.open();
                SstSource source = SstSource.stored(Keys.parse(what, "datasets/routes/pushes/..."), open.store())) {
            return answer(source);
        }
    }

    private Answer answer(SstSource source) {
        SstProfile profile = source.manifest()
                .map(known -> SstProfile.named(known.sstProfile()))
                .orElse(SstProfile.STANDARD);
        StoredRows decoded = new StoredRows(source.manifest());
        SstSummary summary = SstSummary.of(profile, source.path());
        Shown shown = new Shown(
                source.name(),
                source.manifest().map(Manifest::dataset).map(Object::toString).orElse(null),
                summary,
                decoded.key(summary.firstKey()),
                decoded.key(summary.lastKey()),
                decoded.first(rows, profile, source));
        return Answer.done(shown, shown.text());
    }

    /**
     * What stands in a file.
     *
     * @param dataset null if no manifest lies beside it
     */
    record Shown(
            String file,
            @Nullable String dataset,
            SstSummary properties,
            String firstKey,
            String lastKey,
            List<Stored> rows) {
        String text() {
            StringJoiner text = new StringJoiner("\n");
            text.add(file + (dataset == null ? ", no manifest beside it: keys are base64url" : " of " + dataset));
            text.add("rows       " + Figures.count(properties.rows()));
            text.add("keys       " + Figures.bytes(properties.keyBytes()) + ", values "
                    + Figures.bytes(properties.valueBytes()) + ", before compression");
            text.add("data       " + Figures.bytes(properties.dataBytes()) + " in "
                    + Figures.count(properties.dataBlocks()) + " blocks, " + properties.compression());
            text.add("index      " + Figures.bytes(properties.indexBytes()) + ", filter "
                    + Figures.bytes(properties.filterBytes()));
            text.add("first key  " + firstKey);
            text.add("last key   " + lastKey);
            rows.forEach(row -> text.add("").add(row.key()).add("  " + value(row)));
            return text.toString();
        }

        private static String value(Stored row) {
            return row.row() == null ? row.valueBytes() + " bytes" : row.row().toString();
        }
    }
}
