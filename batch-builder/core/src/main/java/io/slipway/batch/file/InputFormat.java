package io.slipway.batch.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats that inputs may have, with the endings of file names that tell them. */
public enum InputFormat {
    PARQUET("parquet|parq"),
    CSV("(csv|tsv)(\\.(gz|zst))?"),
    JSON("(json|jsonl|ndjson)(\\.(gz|zst))?"),
    AVRO("avro");

    private final String endings;

    InputFormat(String endings) {
        this.endings = ".*\\.(" + endings + ")";
    }

    /** The format that a file's name tells. */
    public static Optional<InputFormat> ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> lower.matches(format.endings))
                .findFirst();
    }

    /** The name in dataset files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
