package io.slipway.batch.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.batch.check.OutputSql;
import io.slipway.batch.embedded.repeat.Repeatability;
import io.slipway.batch.embedded.type.SqlType;
import io.slipway.batch.embedded.type.UnstorableTypeException;
import io.slipway.batch.file.SqlBlock;
import io.slipway.schemas.column.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows that a SELECT derives: described first, then read once. SQL that runs over them calls them {@code output}.
 */
public final class Derivation {
    private static final String OUTPUT = "output";

    private final DuckSession session;
    private final JsonNode tree;
    private final SqlBlock derive;
    private final List<OutputColumn> columns;
    private boolean kept;

    private Derivation(DuckSession session, JsonNode tree, SqlBlock derive, List<OutputColumn> columns) {
        this.session = session;
        this.tree = tree;
        this.derive = derive;
        this.columns = columns;
    }

    static Derivation plan(DuckSession session, SqlBlock derive) {
        JsonNode tree = SelectCheck.requireOneSelect(session, derive);
        session.run("CREATE TEMP VIEW " + OUTPUT + " AS\n" + derive.sql(), derive, 1);
        try {
            return new Derivation(session, tree, derive, describe(session.query("DESCRIBE " + OUTPUT), derive));
        } catch (SQLException e) {
            throw DuckFailure.of(e, derive, 1);
        }
    }

    /** The columns in their order. */
    public List<Column> columns() {
        return columns.stream().map(OutputColumn::column).toList();
    }

    /** What the inputs leave out, and why the same input may give other rows next time; empty if there is nothing to say. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(session.leftOut());
        warnings.addAll(doubts());
        return warnings;
    }

    private List<String> doubts() {
        try {
            Set<String> floats = session
                    .query("SELECT lower(column_name) FROM duckdb_columns() WHERE data_type IN ('FLOAT', 'DOUBLE')"
                            + " AND table_name <> '" + OUTPUT + "'")
                    .stream()
                    .map(row -> row.get(0))
                    .collect(Collectors.toSet());
            return Repeatability.warnings(tree, floats);
        } catch (SQLException e) {
            throw DuckFailure.of(e, derive.place().toString());
        }
    }

    /** Derives the rows once and keeps them, so that checks see exactly what is published. */
    public void keep() {
        session.run("DROP VIEW " + OUTPUT, OUTPUT);
        session.run("CREATE TEMP TABLE " + OUTPUT + " AS\n" + derive.sql(), derive, 1);
        kept = true;
    }

    /** How many rows there will be; 0 if that cannot be known without deriving them. */
    public long expectedRows() {
        // Without a condition or a join, Parquet files know how many rows they have.
        boolean plain = derive.sql().matches("SELECT \\* FROM [A-Za-z0-9_]+");
        if (!kept && !plain) {
            return 0;
        }
        String count = "SELECT count(*) FROM " + OUTPUT;
        try {
            return Long.parseLong(session.query(count).get(0).get(0));
        } catch (SQLException e) {
            throw session.failure(e, count, derive, 1);
        }
    }

    /** Runs queries over the rows. To be used when no rows are being read. */
    public OutputSql output() {
        return new DuckOutput(session);
    }

    /** Starts reading the rows. To be closed before the session. */
    public DerivedRows rows() {
        return rows("");
    }

    /** Starts reading some of the rows. To be closed before the session. */
    public DerivedRows firstRows(int count) {
        return rows(" LIMIT " + count);
    }

    private DerivedRows rows(String limit) {
        String from = kept ? OUTPUT : "(\n" + withoutSemicolon(derive.sql()) + "\n)";
        String sql = "SELECT " + columns.stream().map(OutputColumn::expression).collect(Collectors.joining(", "))
                + " FROM " + from + limit;
        return DerivedRows.open(session, new DerivedRows.Query(sql, derive), columns());
    }

    /** Between brackets a statement has no semicolon at its end. */
    private static String withoutSemicolon(String sql) {
        String stripped = sql.strip();
        while (stripped.endsWith(";")) {
            stripped = stripped.substring(0, stripped.length() - 1).strip();
        }
        return stripped;
    }

    private static List<OutputColumn> describe(List<List<String>> description, SqlBlock derive) {
        List<OutputColumn> columns = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (List<String> row : description) {
            try {
                columns.add(new OutputColumn(row.get(0), SqlType.parse(row.get(1))));
            } catch (UnstorableTypeException e) {
                refused.add("'" + row.get(0) + "' is " + e.getMessage());
            }
        }
        if (!refused.isEmpty()) {
            throw derive.place()
                    .refusal(
                            "these columns have types that cannot be stored: " + String.join(", ", refused),
                            "Cast them in derive, for example CAST(… AS VARCHAR), or leave them out.");
        }
        return columns;
    }
}
