package io.slipway.batch.embedded;

import io.slipway.batch.file.SqlBlock;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the engine's messages into failures classed by what the caller does, with the place in the dataset file. */
final class DuckFailure {
    private static final Pattern WRAPPED = Pattern.compile(".*?message=(.*)}", Pattern.DOTALL);
    // What follows are hints at options of the engine that dataset files do not have.
    private static final Pattern HINTS = Pattern.compile(
            "\\n\\s*(?:The search space used was|Possible fixes|If you are trying to read files with different"
                    + " schemas|This can happen when reading multiple Parquet files)(?:.*?\\n\\s*(file = [^\\n]*))?.*",
            Pattern.DOTALL);
    private static final Pattern OTHER_SCHEMA =
            Pattern.compile("schema mismatch in glob|but we are trying to read it as type");
    private static final Pattern LINE = Pattern.compile("\\n+LINE (\\d+): ");

    private DuckFailure() {}

    /**
     * The failure of SQL that the user wrote.
     *
     * @param linesBefore how many lines were put before it
     */
    static SlipwayException of(Throwable cause, SqlBlock block, int linesBefore) {
        String message = message(cause);
        Matcher line = LINE.matcher(message);
        if (!line.find()) {
            return of(cause, block.place().toString());
        }
        int number = Math.max(1, Integer.parseInt(line.group(1)) - linesBefore);
        String shown = message.substring(0, line.start()) + "\nLINE " + number + ": " + message.substring(line.end());
        return of(cause, shown, block.line(number).toString());
    }

    /** The failure of anything else the engine did. */
    static SlipwayException of(Throwable cause, String place) {
        return of(cause, message(cause), place);
    }

    private static SlipwayException of(Throwable cause, String message, String place) {
        int colon = message.indexOf(" Error: ");
        String kind = colon < 0 ? "" : message.substring(0, colon);
        String text = "Cannot run the SQL of " + place + ": " + message.strip();
        if (OTHER_SCHEMA.matcher(message).find()) {
            return new IncompatibleException(
                    text,
                    "Write all files of an input with one schema, or make two inputs of them and UNION them in derive.",
                    cause);
        }
        return switch (kind) {
            case "Parser", "Binder", "Catalog", "Not implemented", "Missing Extension" ->
                new UsageException(text, "Correct the SQL there.", cause);
            case "Permission" ->
                new UsageException(
                        text,
                        "Name every file under inputs and read it by that name; SQL opens no files itself.",
                        cause);
            case "Conversion", "Out of Range", "Constraint" ->
                new BadRowsException(text, "Correct the data, or use TRY_CAST in derive to get NULL instead.", cause);
            case "Out of Memory" ->
                new AccessException(
                        text, "Give the build more with --memory, or a larger disk with --temp-dir.", cause);
            case "IO" -> ofFiles(message, text, cause);
            case "Invalid Input" -> ofInput(message, text, cause);
            default -> new UsageException(text, "Look at the engine's message.", cause);
        };
    }

    /** What fails while Arrow reads comes wrapped in the words of its own bridge. */
    private static String message(Throwable cause) {
        String message = HINTS.matcher(String.valueOf(cause.getMessage())).replaceFirst("\n$1");
        Matcher wrapped = WRAPPED.matcher(message);
        return message.contains("CDataJniException") && wrapped.matches() ? wrapped.group(1) : message;
    }

    private static SlipwayException ofFiles(String message, String text, Throwable cause) {
        if (message.contains("No files found")) {
            return new NotFoundException(text, "Correct the uri of the input.", cause);
        }
        boolean full = message.contains("No space left") || message.contains("max_temp_directory_size");
        return full
                ? new AccessException(text, "Make room, or name another folder with --temp-dir.", cause)
                : new CorruptDataException(text, "Check the input files.", cause);
    }

    /** Parquet, CSV and JSON readers speak of broken files with these words; everything else is about values. */
    private static SlipwayException ofInput(String message, String text, Throwable cause) {
        boolean broken = message.contains("magic bytes")
                || message.contains("Failed to read file")
                || message.contains("Error when sniffing file")
                || message.contains("Parquet")
                || message.contains("Malformed JSON")
                || message.contains("CSV Error")
                || message.contains("corrupt");
        return broken
                ? new CorruptDataException(
                        text, "Write the file again; it is broken or was not written to its end.", cause)
                : new BadRowsException(text, "Correct the data, or handle such values in derive.", cause);
    }
}
