package io.slipway.batch.source;

import io.slipway.batch.file.InputFormat;
import io.slipway.batch.file.InputSpec;
import io.slipway.schemas.failure.AccessException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes standard input to a file, because an engine reads more than once and not only forwards. */
final class StandardInput {
    private final Path folder;
    private final InputStream in;
    private boolean spooled;

    StandardInput(Path folder, InputStream in) {
        this.folder = folder;
        this.in = in;
    }

    InputFile spool(InputSpec spec) {
        InputFormat format = spec.format().orElseThrow(() -> spec.place()
                .refusal(
                        "standard input has no name that tells its format",
                        "Add 'format: csv', json, parquet or avro there."));
        if (spooled) {
            throw spec.place().refusal("standard input is read by two inputs", "Give one of them a file.");
        }
        spooled = true;
        Path file = folder.resolve("standard-input." + format);
        try {
            long bytes = Files.copy(in, file);
            return new InputFile(InputSpec.STANDARD_INPUT, bytes, "standard input", file);
        } catch (IOException e) {
            throw new AccessException(
                    "Cannot keep standard input in " + file + ": " + e.getMessage(),
                    "Make room there, or name another folder with --temp-dir.",
                    e);
        }
    }
}
