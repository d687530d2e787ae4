package io.slipway.batch.file.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the text of a first dataset file. */
public final class DatasetFileText {
    private DatasetFileText() {}

    /**
     * The text for one input.
     *
     * @param data as it will stand in the file
     * @param key of the columns
     */
    public static String of(Path data, List<DataColumn> columns, KeyChoice key) {
        String name = datasetName(data);
        return """
                # A dataset for Slipway. Try:   slipway check <NAME>.yaml
                dataset: <NAME>
                # description: one sentence for people

                # What the rows are made from: a file, a folder, a glob, s3://..., or "-" for standard input.
                inputs:
                  data: { uri: <URI> }

                # One SELECT over the inputs; leave it out to take the single input as it is. Columns here:
                <COLUMNS>
                # derive: |
                #   SELECT * FROM data

                # The partition columns decide where a row lives; rows of one partition key can be sorted and read as a
                # range with  sort: [column, "other desc"].
                # Taken here: <WHY>.
                key:
                  partition: [<KEY>]

                # What happens to rows of one key: fail, or { keep_greatest: <column> }.
                on_duplicate_key: fail

                # What must hold before a version is served; each fails closed.
                gates:
                  rows: { min: 1 }
                # rows: { min: 1, max_change: 20% }
                # null_rate: { column: { max: 1% } }
                # sql: [ "SELECT count(*) = 0 FROM output WHERE ..." ]

                # retention: { versions: 3, min_age: 24h }
                # rollout: { ready: all, timeout: 30m, activate: automatic }
                """.replace("<NAME>", name)
                .replace("<URI>", quoted(data.toString()))
                .replace("<COLUMNS>", listed(columns))
                .replace("<KEY>", quotedIfNeeded(key.column()))
                .replace("<WHY>", key.why());
    }

    /** A name by the rules of dataset names that resembles the file's. */
    public static String datasetName(Path data) {
        String file = String.valueOf(data.getFileName()).toLowerCase(Locale.ROOT);
        int dot = file.indexOf('.');
        String name = (dot > 0 ? file.substring(0, dot) : file).replaceAll("[^a-z0-9_]+", "_");
        String begun = name.matches("[a-z].*") ? name : "d_" + name;
        return begun.substring(0, Math.min(63, begun.length()));
    }

    private static String listed(List<DataColumn> columns) {
        return columns.stream()
                .map(column -> "#   " + column.name() + " " + column.sqlType())
                .collect(Collectors.joining("\n"));
    }

    private static String quotedIfNeeded(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_]*") ? text : quoted(text);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
