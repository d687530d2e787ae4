package io.slipway.batch.embedded;

import io.slipway.batch.embedded.type.SqlText;
import io.slipway.batch.file.InputSpec.CsvOptions;
import io.slipway.batch.source.InputFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The engine's functions that read the files of an input, where it has one. */
final class DuckInputs {
    private DuckInputs() {}

    /** The statement that makes an input readable by its name. */
    static String createView(InputFiles input) {
        return "CREATE VIEW " + SqlText.identifier(input.name()) + " AS SELECT * FROM " + tableFunction(input);
    }

    private static String tableFunction(InputFiles input) {
        String files =
                SqlText.literals(input.paths().stream().map(Path::toString).toList());
        return switch (input.format()) {
            case PARQUET -> "read_parquet(" + files + ")";
            case CSV -> "read_csv(" + files + csvOptions(input.csv()) + ")";
            case JSON -> "read_json(" + files + ")";
            case AVRO -> throw new IllegalArgumentException("Cannot view Avro files: they are copied");
        };
    }

    private static String csvOptions(CsvOptions csv) {
        List<String> options = new ArrayList<>();
        csv.delimiter().ifPresent(text -> options.add("delim = " + SqlText.literal(text)));
        csv.header().ifPresent(header -> options.add("header = " + header));
        csv.nullText().ifPresent(text -> options.add("nullstr = " + SqlText.literal(text)));
        return options.isEmpty() ? "" : ", " + String.join(", ", options);
    }
}
