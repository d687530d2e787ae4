package io.slipway.batch.embedded;

import io.slipway.batch.embedded.arrow.ArrowStream;
import io.slipway.batch.encode.RowBatch;
import io.slipway.batch.file.SqlBlock;
import io.slipway.schemas.column.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBResultSet;

/** Rows on their way out of the engine, for several threads. Thread-safe but for {@link #close}. */
public final class DerivedRows implements AutoCloseable {
    /** The engine's own unit of work: rows of a megabyte each stay bearable, and more at once is not faster. */
    private static final int BATCH_ROWS = 2048;

    /** SQL of ours around SQL of the user's, which begins on the second line. */
    record Query(String sql, SqlBlock derive) {}

    private final DuckDBPreparedStatement statement;
    private final ResultSet result;
    private final ArrowStream stream;
    private final SqlBlock derive;

    private DerivedRows(DuckDBPreparedStatement statement, ResultSet result, ArrowStream stream, SqlBlock derive) {
        this.statement = statement;
        this.result = result;
        this.stream = stream;
        this.derive = derive;
    }

    static DerivedRows open(DuckSession session, Query query, List<Column> columns) {
        try {
            DuckDBPreparedStatement statement = session.connection().prepare(query.sql());
            ResultSet result = statement.executeQuery();
            ArrowReader reader = (ArrowReader)
                    result.unwrap(DuckDBResultSet.class).arrowExportStream(session.allocator(), BATCH_ROWS);
            ArrowStream stream =
                    new ArrowStream(reader, columns, failure -> DuckFailure.of(failure, query.derive(), 1));
            return new DerivedRows(statement, result, stream, query.derive());
        } catch (SQLException e) {
            throw session.failure(e, query.sql(), query.derive(), 1);
        }
    }

    /** A batch for one more thread. */
    public RowBatch batch() {
        return stream.batch();
    }

    @Override
    public void close() {
        try {
            stream.close();
            result.close();
            statement.close();
        } catch (SQLException e) {
            throw DuckFailure.of(e, derive, 1);
        }
    }
}
