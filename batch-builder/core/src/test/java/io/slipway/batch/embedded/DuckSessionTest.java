package io.slipway.batch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.batch.file.SqlBlock;
import io.slipway.batch.file.yaml.Place;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UsageException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DuckSessionTest {
    @TempDir
    static Path folder;

    private DuckSession session;

    @BeforeEach
    void open() {
        session = DuckSession.open(new DuckSettings(256 << 20, 2, folder));
        session.read(List.of());
    }

    @AfterEach
    void close() {
        session.close();
    }

    private static SqlBlock sql(String sql) {
        return new SqlBlock(sql, new Place("d.yaml", 10));
    }

    private List<String> rows(String sql) {
        return JsonRows.of(session.derive(sql(sql)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            true | boolean | true
            CAST(-128 AS TINYINT) | int | -128
            CAST(-32768 AS SMALLINT) | int | -32768
            CAST(-2147483648 AS INTEGER) | int | -2147483648
            CAST(255 AS UTINYINT) | int | 255
            CAST(65535 AS USMALLINT) | int | 65535
            CAST(4294967295 AS UINTEGER) | long | 4294967295
            CAST(-9223372036854775808 AS BIGINT) | long | -9223372036854775808
            CAST(-5 AS HUGEINT) | long | -5
            CAST(9223372036854775808 AS HUGEINT) | long | null
            CAST(18446744073709551615 AS UBIGINT) | decimal(20,0) | "18446744073709551615"
            CAST(1.5 AS FLOAT) | float | 1.5
            CAST('NaN' AS DOUBLE) | double | "NaN"
            CAST(-0.05 AS DECIMAL(4,2)) | decimal(4,2) | "-0.05"
            CAST('-12345678901234567890123456789012345.678' AS DECIMAL(38,3)) | decimal(38,3) | "-12345678901234567890123456789012345.678"
            'päth' | string | "päth"
            CAST('b' AS ENUM('a','b')) | string | "b"
            CAST('{"a": 1}' AS JSON) | string | "{\\"a\\": 1}"
            CAST('ab' AS BLOB) | bytes | "YWI="
            DATE '2001-02-03' | date | "2001-02-03"
            CAST('infinity' AS DATE) | date | null
            TIME '01:02:03.000004' | time | "01:02:03.000004"
            TIMESTAMP '2001-02-03 04:05:06.000007' | timestamp | "2001-02-03T04:05:06.000007"
            CAST('2001-02-03 04:05:06' AS TIMESTAMP_S) | timestamp | "2001-02-03T04:05:06.000000"
            CAST('2001-02-03 04:05:06.007' AS TIMESTAMP_MS) | timestamp | "2001-02-03T04:05:06.007000"
            CAST('2001-02-03 04:05:06.000007' AS TIMESTAMP_NS) | timestamp | "2001-02-03T04:05:06.000007"
            CAST('2001-02-03 04:05:06.000000008' AS TIMESTAMP_NS) | timestamp | null
            CAST('-infinity' AS TIMESTAMP) | timestamp | null
            TIMESTAMPTZ '2001-02-03 04:05:06+02' | timestamptz | "2001-02-03T02:05:06.000000Z"
            UUID '123E4567-e89b-12d3-a456-426614174000' | uuid | "123e4567-e89b-12d3-a456-426614174000"
            [1, NULL, 3] | list<int> | [1,null,3]
            CAST([1, 2] AS INTEGER[2]) | list<int> | [1,2]
            CAST([['a'], NULL, []] AS ENUM('a')[][]) | list<list<string>> | [["a"],null,[]]
            {'a': 1, 'b c': [{'d': 2::UTINYINT}]} | record<a int, b c list<record<d int>>> | {"a":1,"b c":[{"d":2}]}
            MAP {'k': [true], 'l': NULL} | map<list<boolean>> | {"k":[true],"l":null}
            NULL::STRUCT(a INTEGER) | record<a int> | null
            """)
    void handsOverEveryType(String expression, String type, String json) {
        String sql = "SELECT " + expression + " AS x, 1 AS one";
        List<Column> columns = session.derive(sql(sql)).columns();
        assertThat(columns.get(0).type()).hasToString(type);
        session.close();
        open();
        assertThat(rows("SELECT x FROM (" + sql + " UNION ALL SELECT NULL, 2) ORDER BY one"))
                .containsExactly("{\"x\":" + json + "}", "{\"x\":null}");
    }

    @Test
    void handsOverManyBatchesOfMixedNullsAndTexts() {
        List<String> rows = rows("SELECT i, CASE WHEN i % 3 = 0 THEN NULL ELSE repeat('ü', (i % 50)::INT) END AS t"
                + " FROM range(10000) r(i) ORDER BY i");
        for (int i = 0; i < 10_000; i++) {
            String text = i % 3 == 0 ? "null" : "\"" + "ü".repeat(i % 50) + "\"";
            assertThat(rows.get(i)).isEqualTo("{\"i\":" + i + ",\"t\":" + text + "}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INTERVAL 1 DAY",
                "union_value(a := 1)",
                "CAST('101' AS BIT)",
                "CAST(1 AS UHUGEINT)",
                "[INTERVAL 1 DAY]",
                "{'a': TIMETZ '01:02:03+01'}",
                "MAP {1: 'a'}"
            })
    void refusesTypesThatCannotBeStored(String expression) {
        assertThatThrownBy(() -> session.derive(sql("SELECT 1 AS ok, " + expression + " AS bad")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("d.yaml:10")
                .hasMessageContaining("'bad' is ");
    }

    @Test
    void showsWhereTheSqlIsWrong() {
        assertThatThrownBy(() -> session.derive(sql("SELECT 1 AS a,\n  foo AS b")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("d.yaml:11")
                .hasMessageContaining("LINE 2:   foo AS b\n          ^^^");
        assertThatThrownBy(() -> session.derive(sql("SELEC 1")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("LINE 1: SELEC 1");
    }

    @Test
    void showsWhereAValueDoesNotFit() {
        assertThatThrownBy(() -> rows("SELECT 1 AS a,\n CAST(x AS INT) AS b\nFROM (VALUES ('1'), ('y')) t(x);"))
                .isInstanceOf(BadRowsException.class)
                .hasMessageContaining("d.yaml:11")
                .hasMessageContaining("LINE 2:  CAST(x AS INT)");
    }

    @Test
    void tellsWhatFailedAfterManyRows() {
        assertThatThrownBy(() -> rows("SELECT CAST(CASE WHEN i = 900000 THEN 'y' ELSE '1' END AS INT) AS b\n"
                        + "FROM range(1000000) t(i)"))
                .isInstanceOf(BadRowsException.class)
                .hasMessageContaining("d.yaml:10")
                .hasMessageContaining("Could not convert string 'y'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1; SELECT 2", "CREATE TABLE x (a INT)", "DROP TABLE x", "COPY (SELECT 1) TO 'x'"})
    void letsOnlyOneSelectThrough(String statement) {
        assertThatThrownBy(() -> session.derive(sql(statement)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("not one SELECT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT random() AS a | random()
            SELECT current_date AS a | current_date
            SELECT k, first(v) AS v FROM t GROUP BY k | first()
            SELECT list(v) AS v FROM t | list()
            SELECT arg_max(k, v) AS v FROM t | arg_max()
            SELECT * FROM (SELECT k, row_number() OVER (PARTITION BY k) AS n FROM t) WHERE n = 1 | row_number()
            SELECT sum(d) AS v FROM t | sum()
            WITH x AS (SELECT avg(v / 3) AS v FROM t) SELECT * FROM x | avg()
            SELECT stddev(v::DOUBLE) AS v FROM t | stddev()
            SELECT * FROM t LIMIT 3 | LIMIT
            SELECT * FROM t USING SAMPLE 10% | SAMPLE
            """)
    void warnsOfWhatMayGiveOtherRowsNextTime(String sql, String word) {
        session.run("CREATE TABLE t (k INT, v INT, d DOUBLE)", "t");
        assertThat(session.derive(sql(sql)).warnings())
                .singleElement()
                .asString()
                .contains(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT k, sum(v) AS s, avg(v) AS a, max(d) AS m, count(*) AS n FROM t GROUP BY k",
                "SELECT list(v ORDER BY v) AS l, first(k ORDER BY v) AS f FROM t",
                "SELECT k, v FROM t QUALIFY row_number() OVER (PARTITION BY k ORDER BY v) = 1 ORDER BY k LIMIT 5",
            })
    void doesNotWarnOfWhatIsTheSameEachTime(String sql) {
        session.run("CREATE TABLE t (k INT, v INT, d DOUBLE)", "t");
        assertThat(session.derive(sql(sql)).warnings()).isEmpty();
    }

    @Test
    void opensNoFileThatIsNotAnInput() {
        assertThatThrownBy(() -> session.derive(sql("SELECT * FROM '/etc/passwd.csv'")))
                .isInstanceOf(UsageException.class)
                .satisfies(e -> assertThat(((SlipwayException) e).remedy()).contains("inputs"));
    }
}
