package io.slipway.ops.cli.build;

import io.slipway.batch.file.template.KeyChoice;
import io.slipway.batch.job.DatasetFileTemplate;
import io.slipway.batch.job.report.ShellText;
import io.slipway.ops.cli.option.StoreOptions;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a first dataset file for data that somebody has. */
@Command(
        name = "new",
        description = "Write a commented dataset file for a data file, with its columns and a key to choose. It never"
                + " overwrites one.",
        footerHeading = "%nExamples:%n",
        footer = {"  slipway new my.parquet           writes my.yaml", "  slipway new my.csv --to routes.yaml"})
public final class NewCommand implements Verb {
    @Mixin
    private final StoreOptions stores;

    @Mixin
    private final MachineOptions machine;

    @Parameters(paramLabel = "DATA", description = "A Parquet, CSV, JSON or Avro file.")
    private Path data = Path.of("");

    @Option(names = "--to", paramLabel = "FILE.yaml", description = "The file to write (default: the data's name).")
    private @Nullable Path to;

    public NewCommand(Surroundings surroundings) {
        this.stores = new StoreOptions(surroundings);
        this.machine = new MachineOptions(surroundings, stores);
    }

    @Override
    public Answer run() {
        Path target = to != null ? to : besides(data);
        DatasetFileTemplate template = DatasetFileTemplate.forData(data, machine.environment());
        write(target, template.text());
        KeyChoice key = template.key();
        return Answer.done(
                Map.of("file", target.toString(), "key", key.column(), "why", key.why()),
                "Wrote " + target + ". Its key is " + key.column() + ": " + key.why()
                        + ".\nLook at it, then try it: slipway check " + ShellText.of(target));
    }

    private static Path besides(Path data) {
        String name = String.valueOf(data.getFileName()).replaceFirst("\\.[A-Za-z0-9]+$", "");
        return Path.of(name + ".yaml");
    }

    private static void write(Path target, String text) {
        try {
            Files.writeString(target, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            throw new UsageException(
                    "Cannot write " + target + ": it is there already", "Name another file with --to.", there);
        } catch (IOException unwritable) {
            throw new AccessException(
                    "Cannot write " + target + ": " + unwritable, "Name another file with --to.", unwritable);
        }
    }
}
