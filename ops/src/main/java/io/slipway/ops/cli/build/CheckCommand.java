package io.slipway.ops.cli.build;

import io.slipway.batch.file.DatasetFile;
import io.slipway.batch.job.DryRun;
import io.slipway.batch.job.report.ShellText;
import io.slipway.catalog.Catalog;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.option.RootOptions;
import io.slipway.ops.cli.output.Table;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.ExitCode;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.row.RowSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries a dataset file without writing anything. */
@Command(
        name = "check",
        description =
                "Try a dataset file: its columns, its key, and some rows as they would be served. Writes nothing. If the"
                        + " root is there, the file is held against what it defines. Ends with 12 when the rows show that a build"
                        + " would fail.",
        footerHeading = "%nExamples:%n",
        footer = {"  slipway check my.yaml", "  slipway check my.yaml --rows 20 --param until=2001-07-01"})
public final class CheckCommand implements Verb {
    @Mixin
    private final RootOptions root;

    @Mixin
    private final MachineOptions machine;

    @Parameters(paramLabel = "FILE.yaml", description = "The dataset file.")
    private Path file = Path.of("");

    @Option(names = "--rows", paramLabel = "N", defaultValue = "5", description = "How many rows to show (default 5).")
    private int rows = 5;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "Another value for a parameter of the file.")
    private Map<String, String> parameters = Map.of();

    public CheckCommand(Surroundings surroundings) {
        this.root = new RootOptions(surroundings);
        this.machine = new MachineOptions(surroundings, root.storeOptions());
    }

    @Override
    public Answer run() {
        DatasetFile read = DatasetFile.read(file);
        try (OpenRoot open = root.open()) {
            Optional<Catalog> catalog =
                    Catalog.isInitialised(open.store()) ? Optional.of(open.catalog()) : Optional.empty();
            DryRun dry = DryRun.run(read, parameters, catalog, machine.environment(), rows);
            ExitCode exit = dry.failures().isEmpty() ? ExitCode.DONE : ExitCode.BAD_ROWS;
            return new Answer(exit, document(read, dry), text(read, dry));
        }
    }

    private static String text(DatasetFile file, DryRun dry) {
        StringJoiner text = new StringJoiner("\n");
        text.add(file.dataset() + " would be built from " + file.name() + ":").add("");
        text.add(columns(dry.schema())).add("");
        for (DryRun.Sample sample : dry.samples()) {
            text.add(sample.key());
            if (!sample.row().isEmpty()) {
                text.add("  " + sample.row());
            }
        }
        dry.warnings().forEach(warning -> text.add("Warning: " + warning));
        dry.failures().forEach(failure -> text.add("This build would fail: " + failure));
        String next = dry.failures().isEmpty()
                ? "Build it: slipway build " + ShellText.of(file.name())
                : "Mend the data, the file's SELECT, or what it says of such rows; then check again.";
        return text.add("").add("Nothing was written. " + next).toString();
    }

    private static String columns(RowSchema schema) {
        Table table = Table.of("COLUMN", "TYPE", "NULLS", "ROLE");
        for (Column column : schema.columns()) {
            table.row(column.name(), column.type(), column.nullable() ? "may be" : "never", role(schema, column));
        }
        return table.text();
    }

    private static String role(RowSchema schema, Column column) {
        if (schema.key().partition().contains(column)) {
            return "partition key";
        }
        return schema.key().columns().contains(column) ? "sort key" : "value";
    }

    private static Object document(DatasetFile file, DryRun dry) {
        List<Map<String, Object>> columns = dry.schema().columns().stream()
                .map(column -> Map.<String, Object>of(
                        "name", column.name(),
                        "type", column.type().toString(),
                        "nullable", column.nullable(),
                        "role", role(dry.schema(), column)))
                .toList();
        return Map.of(
                "dataset", file.dataset().text(),
                "columns", columns,
                "samples", dry.samples(),
                "warnings", dry.warnings(),
                "failures", dry.failures());
    }
}
