package io.slipway.batch.embedded;

import io.slipway.batch.embedded.type.SqlText;
import io.slipway.batch.file.InputFormat;
import io.slipway.batch.file.SqlBlock;
import io.slipway.batch.sort.page.PageMemory;
import io.slipway.batch.source.InputFiles;
import io.slipway.schemas.failure.SlipwayException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * One engine in memory, for one build. Its time zone is UTC and it loads no extensions, so that SQL means the same on
 * every machine; it opens no file but the inputs. Not thread-safe, but for what it says is.
 */
public final class DuckSession implements AutoCloseable {
    private final BufferAllocator allocator = new RootAllocator();
    private final PageMemory memory = new ArrowMemory(allocator);
    private final DuckDBConnection connection;
    private List<InputFiles> inputs = List.of();

    private DuckSession(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** Loads the engine's native code, without which none starts. */
    public static void load() {
        start().close();
    }

    /** Starts an engine. */
    public static DuckSession open(DuckSettings settings) {
        DuckSession session = start();
        session.configure(settings);
        return session;
    }

    private static DuckSession start() {
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            return new DuckSession(DuckDBConnection.newConnection("jdbc:duckdb:", false, "", properties));
        } catch (SQLException e) {
            throw DuckFailure.of(e, "the engine's start");
        }
    }

    /** Makes inputs readable by their names. From then on the engine opens no other file. */
    public void read(List<InputFiles> inputs) {
        read(inputs, Long.MAX_VALUE);
    }

    /**
     * Makes inputs readable by their names, to look at.
     *
     * @param mostCopied rows of an input that the engine cannot read in place; the others are not there
     */
    void read(List<InputFiles> inputs, long mostCopied) {
        this.inputs = List.copyOf(inputs);
        List<String> paths = new ArrayList<>();
        for (InputFiles input : inputs) {
            if (input.format() == InputFormat.AVRO) {
                new AvroTable(this, input).copy(mostCopied);
            } else {
                run(DuckInputs.createView(input), "the input '" + input.name() + "'");
            }
            input.paths().stream().map(Path::toString).forEach(paths::add);
        }
        run("SET allowed_paths = " + SqlText.literals(paths), "the inputs");
        run("SET enable_external_access = false", "the inputs");
    }

    /** Plans the rows that SQL derives; nothing is read yet. */
    public Derivation derive(SqlBlock derive) {
        return Derivation.plan(this, derive);
    }

    /** What the inputs leave out of their files; empty if that is nothing. */
    List<String> leftOut() {
        return new LeftOutColumns(this).warnings(inputs);
    }

    /** Memory for rows, given back when this is closed. Thread-safe. */
    public PageMemory memory() {
        return memory;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw DuckFailure.of(e, "the engine's end");
        } finally {
            memory.close();
            allocator.close();
        }
    }

    DuckDBConnection connection() {
        return connection;
    }

    BufferAllocator allocator() {
        return allocator;
    }

    void run(String sql, String what) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw DuckFailure.of(e, what);
        }
    }

    /**
     * Runs SQL that holds the user's own.
     *
     * @param linesBefore how many lines of ours come first
     */
    void run(String sql, SqlBlock block, int linesBefore) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw DuckFailure.of(e, block, linesBefore);
        }
    }

    /**
     * The failure of a query that gives a stream, which does not say why it failed at its first rows; the same query into a
     * table does.
     *
     * @param linesBefore how many lines of ours come before the user's
     */
    SlipwayException failure(SQLException failed, String sql, SqlBlock block, int linesBefore) {
        run("CREATE TEMP TABLE failure AS " + sql, block, linesBefore);
        return DuckFailure.of(failed, block, linesBefore);
    }

    /** Fails as the engine does if it cannot plan the SQL as it stands. */
    void prepare(SqlBlock block) {
        try (PreparedStatement statement = connection.prepareStatement(block.sql())) {
            statement.getMetaData();
        } catch (SQLException e) {
            throw DuckFailure.of(e, block, 0);
        }
    }

    /** The rows of a query that answers with texts. */
    List<List<String>> query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private void configure(DuckSettings settings) {
        String what = "the engine's settings";
        run("SET memory_limit = '" + settings.memoryBytes() + "B'", what);
        run("SET threads = " + settings.threads(), what);
        run("SET temp_directory = " + SqlText.literal(settings.folder().toString()), what);
        run("SET preserve_insertion_order = false", what);
        run("SET autoinstall_known_extensions = false", what);
        run("SET autoload_known_extensions = false", what);
        run("SET TimeZone = 'UTC'", what);
    }
}
