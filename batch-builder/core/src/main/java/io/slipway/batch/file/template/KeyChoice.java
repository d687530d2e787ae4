package io.slipway.batch.file.template;

import java.util.List;
import java.util.Optional;

/**
 * The column that a first dataset file takes for its key.
 *
 * @param column its name; a word to replace if no column can be a key
 * @param why it was taken, a clause for a person
 */
public record KeyChoice(String column, String why) {
    /** Takes the first column whose values all differ, else the first that can be a key. */
    public static KeyChoice among(List<DataColumn> columns) {
        Optional<DataColumn> unique =
                columns.stream().filter(DataColumn::isUnique).findFirst();
        Optional<DataColumn> possible =
                columns.stream().filter(DataColumn::canBeKey).findFirst();
        return unique.map(column -> new KeyChoice(
                        column.name(),
                        "the first column whose values all differ, in " + column.rows() + " rows looked at"))
                .or(() -> possible.map(column -> new KeyChoice(
                        column.name(),
                        "the first column that can be a key, though no column is unique in " + column.rows()
                                + " rows looked at: add more columns, or group by the key in derive")))
                .orElse(new KeyChoice("CHANGE_ME", "no column can be a key as it is: make one in derive"));
    }
}
