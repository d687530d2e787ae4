package io.slipway.batch.source;

import io.slipway.batch.file.InputFormat;
import io.slipway.batch.file.InputSpec.CsvOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * One input with all its files.
 *
 * @param name what SQL calls it
 * @param files at least one, in a fixed order
 */
public record InputFiles(String name, InputFormat format, CsvOptions csv, List<InputFile> files) {
    public InputFiles {
        files = List.copyOf(files);
    }

    public List<Path> paths() {
        return files.stream().map(InputFile::path).toList();
    }

    public long bytes() {
        return files.stream().mapToLong(InputFile::bytes).sum();
    }
}
