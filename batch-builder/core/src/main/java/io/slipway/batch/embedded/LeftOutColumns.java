package io.slipway.batch.embedded;

import io.slipway.batch.embedded.type.SqlText;
import io.slipway.batch.file.InputFormat;
import io.slipway.batch.source.InputFile;
import io.slipway.batch.source.InputFiles;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns of Parquet files that their input has not: the engine takes those of the first file. Reads footers only. */
final class LeftOutColumns {
    private final DuckSession session;

    LeftOutColumns(DuckSession session) {
        this.session = session;
    }

    /** A sentence about each input of which columns are left out. */
    List<String> warnings(List<InputFiles> inputs) {
        return inputs.stream()
                .filter(input -> input.format() == InputFormat.PARQUET)
                .flatMap(input -> warning(input).stream())
                .toList();
    }

    private Optional<String> warning(InputFiles input) {
        List<InputFile> files = input.files();
        if (files.size() < 2) {
            return Optional.empty();
        }
        Set<String> known = columns(input, files.get(0)).stream()
                .map(LeftOutColumns::folded)
                .collect(Collectors.toSet());
        Map<String, String> leftOut = new LinkedHashMap<>();
        for (InputFile file : files.subList(1, files.size())) {
            columns(input, file).stream()
                    .filter(column -> known.add(folded(column)))
                    .forEach(column -> leftOut.put(column, file.uri()));
        }
        return leftOut.isEmpty() ? Optional.empty() : Optional.of(sentence(input, leftOut));
    }

    private List<String> columns(InputFiles input, InputFile file) {
        try {
            String path = SqlText.literal(file.path().toString());
            return session.query("DESCRIBE SELECT * FROM read_parquet(" + path + ")").stream()
                    .map(row -> row.get(0))
                    .toList();
        } catch (SQLException e) {
            throw DuckFailure.of(e, "the input '" + input.name() + "'");
        }
    }

    // To the engine, names that differ in upper and lower case are one.
    private static String folded(String column) {
        return column.toLowerCase(Locale.ROOT);
    }

    private static String sentence(InputFiles input, Map<String, String> leftOut) {
        String columns = leftOut.entrySet().stream()
                .map(each -> "'" + each.getKey() + "' of " + each.getValue())
                .collect(Collectors.joining(", "));
        return "The input '" + input.name() + "' has the columns of its first file, "
                + input.files().get(0).uri() + "; left out: " + columns + ".";
    }
}
