package io.slipway.batch.file;

import io.slipway.batch.file.yaml.Place;
import java.util.Optional;

/**
 * One input as the file names it.
 *
 * @param uri a file, a folder, a glob, {@code s3://…} or {@code -} for standard input; may hold {@code ${parameters}}
 * @param format empty: by the names of the files
 */
public record InputSpec(String uri, Optional<InputFormat> format, CsvOptions csv, Place place) {
    /** What {@link #uri} is for standard input. */
    public static final String STANDARD_INPUT = "-";

    /** The same input with another URI. */
    public InputSpec withUri(String other) {
        return new InputSpec(other, format, csv, place);
    }

    /**
     * How CSV files are written; what is not said is found out from the files.
     *
     * @param delimiter between fields
     * @param header whether the first line has the names
     * @param nullText the text that means NULL
     */
    public record CsvOptions(Optional<String> delimiter, Optional<Boolean> header, Optional<String> nullText) {
        public static final CsvOptions DETECTED = new CsvOptions(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
