package io.slipway.batch.embedded;

import io.slipway.batch.embedded.type.SqlText;
import io.slipway.batch.file.template.DataColumn;
import io.slipway.batch.source.InputFiles;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks at a file whose dataset file is to be written. */
public final class TemplateColumns {
    private static final int SAMPLE_ROWS = 100_000;

    private TemplateColumns() {}

    /** The columns of an input with what its first rows tell about them. */
    public static List<DataColumn> of(DuckSession session, InputFiles input) {
        session.read(List.of(input), SAMPLE_ROWS);
        String name = SqlText.identifier(input.name());
        try {
            List<DataColumn> columns = new ArrayList<>();
            for (List<String> row : session.query("DESCRIBE " + name)) {
                String column = SqlText.identifier(row.get(0));
                List<String> figures = session.query("SELECT count(*), count(DISTINCT " + column + "), count(" + column
                                + ") FROM (SELECT " + column + " FROM " + name + " LIMIT " + SAMPLE_ROWS + ")")
                        .get(0);
                columns.add(new DataColumn(
                        row.get(0),
                        row.get(1),
                        Long.parseLong(figures.get(0)),
                        Long.parseLong(figures.get(1)),
                        Long.parseLong(figures.get(2))));
            }
            return columns;
        } catch (SQLException e) {
            throw DuckFailure.of(e, "the input '" + input.name() + "'");
        }
    }
}
