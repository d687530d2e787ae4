package io.slipway.batch.job;

import io.slipway.batch.embedded.DuckSession;
import io.slipway.batch.embedded.DuckSettings;
import io.slipway.batch.embedded.TemplateColumns;
import io.slipway.batch.file.InputSpec;
import io.slipway.batch.file.InputSpec.CsvOptions;
import io.slipway.batch.file.template.DataColumn;
import io.slipway.batch.file.template.DatasetFileText;
import io.slipway.batch.file.template.KeyChoice;
import io.slipway.batch.file.yaml.Place;
import io.slipway.batch.progress.Progress;
import io.slipway.batch.progress.ProgressListener;
import io.slipway.batch.source.CopyListener;
import io.slipway.batch.source.InputFiles;
import io.slipway.batch.source.InputResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A first dataset file for data that somebody has.
 *
 * @param text of the file
 * @param key that stands in it
 */
public record DatasetFileTemplate(String text, KeyChoice key) {
    /**
     * Makes a commented dataset file, which stands in the current folder.
     *
     * @throws io.slipway.schemas.failure.SlipwayException if the data is not there or cannot be read
     */
    public static DatasetFileTemplate forData(Path data, BuildEnvironment environment) {
        Progress progress = new Progress(ProgressListener.SILENT);
        try (Workspace workspace = Workspace.create(environment.tempFolder(), progress::warn)) {
            InputResolver resolver = new InputResolver(
                    Path.of("").toAbsolutePath(), environment.inputs(workspace.folder("inputs"), CopyListener.SILENT));
            InputFiles input = resolver.resolve(
                    "data",
                    new InputSpec(
                            data.toString(), Optional.empty(), CsvOptions.DETECTED, new Place(data.toString(), 1)));
            DuckSettings settings =
                    new DuckSettings(environment.memoryBytes() / 2, environment.threads(), workspace.folder("engine"));
            try (DuckSession engine = DuckSession.open(settings)) {
                List<DataColumn> columns = TemplateColumns.of(engine, input);
                KeyChoice key = KeyChoice.among(columns);
                return new DatasetFileTemplate(DatasetFileText.of(data, columns, key), key);
            }
        }
    }
}
