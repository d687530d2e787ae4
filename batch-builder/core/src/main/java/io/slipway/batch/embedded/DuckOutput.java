package io.slipway.batch.embedded;

import io.slipway.batch.check.OutputSql;
import io.slipway.batch.file.SqlBlock;
import io.slipway.batch.file.yaml.Place;
import io.slipway.schemas.failure.UsageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Queries over the rows that a derivation keeps. */
final class DuckOutput implements OutputSql {
    private final DuckSession session;
    private final AtomicReference<@Nullable Statement> running = new AtomicReference<>();

    DuckOutput(DuckSession session) {
        this.session = session;
    }

    @Override
    public String answer(String sql) {
        SqlBlock block = new SqlBlock(sql, new Place("gates.sql", 1));
        SelectCheck.requireOneSelect(session, block);
        try (Statement statement = session.connection().createStatement()) {
            running.set(statement);
            try (ResultSet result = statement.executeQuery(sql)) {
                return oneBoolean(result);
            }
        } catch (SQLException e) {
            throw DuckFailure.of(e, block, 0);
        } finally {
            running.set(null);
        }
    }

    @Override
    public void cancel() {
        Statement statement = running.get();
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw DuckFailure.of(e, "gates.sql");
            }
        }
    }

    private static String oneBoolean(ResultSet result) throws SQLException {
        boolean one = result.getMetaData().getColumnCount() == 1
                && result.getMetaData().getColumnTypeName(1).equals("BOOLEAN")
                && result.next();
        String answer = one ? String.valueOf(result.getString(1)) : "";
        if (!one || result.next()) {
            throw new UsageException(
                    "Cannot judge by this query: it does not answer with one row of one BOOLEAN",
                    "Write a query such as SELECT count(*) = 0 FROM output WHERE …");
        }
        return answer;
    }
}
