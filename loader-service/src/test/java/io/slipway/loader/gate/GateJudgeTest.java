package io.slipway.loader.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.definition.DatasetDefinition.Compatibility;
import io.slipway.catalog.definition.DatasetDefinition.ValueKind;
import io.slipway.catalog.definition.Gates;
import io.slipway.catalog.definition.Gates.Bounds;
import io.slipway.catalog.definition.KeyColumns;
import io.slipway.catalog.definition.Retention;
import io.slipway.catalog.definition.Rollout;
import io.slipway.catalog.layout.AttemptId;
import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.CheckVerdict.Outcome;
import io.slipway.catalog.manifest.ColumnMeasures;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.loader.fixture.Manifests;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.row.RowSchema;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateJudgeTest {
    private static final DatasetName ROUTES = new DatasetName("routes");

    @ParameterizedTest(name = "{0} rows of {1} to {2}: {3}")
    @CsvSource({
        "100, 100, 200, PASSED",
        "99, 100, 200, FAILED",
        "200, 100, 200, PASSED",
        "201, 100, 200, FAILED",
        "0, 0, , PASSED",
        "0, 1, , FAILED",
        "9223372036854775807, , 1, FAILED",
    })
    void rowsStayInTheirBounds(long rows, @Nullable Long min, @Nullable Long max, Outcome expected) {
        DatasetDefinition definition = rows(new Bounds(min, max, null));

        CheckVerdict verdict = verdict("rows", definition, manifest(definition, rows, rows), null);

        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(verdict.figures()).containsEntry("rows", Long.toString(rows));
    }

    @ParameterizedTest(name = "{0} after {1}, at most {2}: {3}")
    @CsvSource({
        "120, 100, 0.2, PASSED",
        "121, 100, 0.2, FAILED",
        "80, 100, 0.2, PASSED",
        "79, 100, 0.2, FAILED",
        "0, 100, 1, PASSED",
        "0, 0, 0, PASSED",
        "1, 0, 100, FAILED",
        "3, 3, 0, PASSED",
        "9007199254740993, 9007199254740992, 0, FAILED",
    })
    void rowsChangeLittle(long rows, long active, BigDecimal most, Outcome expected) {
        DatasetDefinition definition = rows(new Bounds(null, null, most));

        CheckVerdict verdict = verdict(
                "rows.max_change", definition, manifest(definition, rows, rows), manifest(definition, active, active));

        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(verdict.figures()).containsKeys("active", "change", "max_change");
    }

    @Test
    void aComparisonPassesAndSaysSoWhenNothingIsActive() {
        DatasetDefinition definition = rows(new Bounds(null, null, BigDecimal.ZERO));

        List<CheckVerdict> verdicts = GateJudge.judge(definition, manifest(definition, 5, 5), null);

        assertThat(verdicts).extracting(CheckVerdict::outcome).containsOnly(Outcome.PASSED);
        assertThat(verdicts)
                .extracting(verdict -> verdict.figures().get("reason"))
                .containsExactly(
                        "no version is active, nothing to compare with",
                        "no version is active, nothing to compare with");
    }

    @ParameterizedTest(name = "{0} nulls of {1} rows, at most {2}: {3}")
    @CsvSource({
        "1, 100, 0.01, PASSED",
        "2, 100, 0.01, FAILED",
        "0, 100, 0, PASSED",
        "1, 100, 0, FAILED",
        "0, 0, 0, PASSED"
    })
    void nullsStayBelowTheirRate(long nulls, long rows, BigDecimal most, Outcome expected) {
        DatasetDefinition definition = nullRate(most);
        Manifest candidate =
                base(definition, rows, rows).measured(measures("delay", nulls)).build();

        assertThat(verdict("null_rate.delay", definition, candidate, null).outcome())
                .isEqualTo(expected);
    }

    @Test
    void aMeasureThatIsMissingKeepsTheVersionOut() {
        DatasetDefinition definition = nullRate(BigDecimal.ONE);
        Manifest candidate =
                base(definition, 1, 1).measured(measures("other", 0)).build();

        CheckVerdict verdict = verdict("null_rate.delay", definition, candidate, null);

        assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(verdict.figures().get("reason")).contains("no measures");
    }

    @Test
    void theBuildersVerdictsCountAsTheyAre() {
        DatasetDefinition definition = builderGates();
        Manifest candidate = base(definition, 1, 1)
                .checked(
                        check("sql[1]", Outcome.FAILED),
                        check("required_keys", Outcome.PASSED),
                        check("sql[0]", Outcome.ERROR))
                .build();

        assertThat(GateJudge.judge(definition, candidate, null))
                .extracting(CheckVerdict::name, CheckVerdict::outcome)
                .endsWith(
                        tuple("required_keys", Outcome.PASSED),
                        tuple("sql[0]", Outcome.ERROR),
                        tuple("sql[1]", Outcome.FAILED));
    }

    @Test
    void aVerdictThatTheBuilderDidNotLeaveKeepsTheVersionOut() {
        DatasetDefinition definition = builderGates();
        Manifest candidate = base(definition, 1, 1)
                .checked(check("sql[0]", Outcome.PASSED), check("required_keys", Outcome.PASSED))
                .build();

        CheckVerdict verdict = verdict("sql[1]", definition, candidate, null);

        assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(verdict.figures().get("reason")).isEqualTo("the builder left no verdict");
    }

    @Test
    void verdictsOnAnotherDefinitionsQueriesDoNotCount() {
        DatasetDefinition definition = builderGates();
        Manifest candidate = base(definition, 1, 1)
                .under(Sha256.of(new byte[] {7}))
                .checked(
                        check("sql[0]", Outcome.PASSED),
                        check("sql[1]", Outcome.PASSED),
                        check("required_keys", Outcome.PASSED))
                .build();

        assertThat(GateJudge.judge(definition, candidate, null))
                .filteredOn(verdict -> !verdict.name().equals("schema"))
                .extracting(CheckVerdict::outcome)
                .containsOnly(Outcome.ERROR);
    }

    @Test
    void anIncompatibleSchemaIsFailedAndACompatibleOnePasses() {
        DatasetDefinition definition = rows(Bounds.NONE);
        Manifest active = manifest(definition, 1, 1);
        RowSchema text = RowSchema.avro(
                List.of(Column.required("id", Scalar.STRING), Column.nullable("delay", Scalar.STRING)),
                List.of("id"),
                List.of());
        RowSchema more = RowSchema.avro(
                List.of(
                        Column.required("id", Scalar.STRING),
                        Column.nullable("delay", Scalar.DOUBLE),
                        Column.nullable("worst", Scalar.DOUBLE)),
                List.of("id"),
                List.of());

        CheckVerdict changed =
                verdict("schema", definition, base(definition, 1, 1).with(text).build(), active);
        CheckVerdict grown =
                verdict("schema", definition, base(definition, 1, 1).with(more).build(), active);

        assertThat(changed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(changed.figures().get("reason")).contains("delay");
        assertThat(grown.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aGateThatThrowsIsAnErrorAndTheOthersStillRun() {
        DatasetDefinition definition = rows(new Bounds(1L, null, null));
        Manifest good = manifest(definition, 1, 1);
        Manifest garbled = base(definition, 1, 1).garbled().build();

        List<CheckVerdict> verdicts = GateJudge.judge(definition, garbled, good);

        assertThat(verdicts)
                .extracting(CheckVerdict::name, CheckVerdict::outcome)
                .containsExactly(tuple("schema", Outcome.ERROR), tuple("rows", Outcome.PASSED));
    }

    @Test
    void aReportNamesWhatFailedWithItsFigures() {
        DatasetDefinition definition = rows(new Bounds(100L, null, null));
        GateReport report = new GateReport(
                new VersionNumber(3),
                GateJudge.judge(definition, manifest(definition, 5, 5), manifest(definition, 5, 5)));

        assertThat(report.passed()).isFalse();
        assertThat(report.failures()).containsOnlyKeys("rows").containsValue("FAILED min=100 rows=5");
        assertThat(report.words()).anyMatch(line -> line.startsWith("schema PASSED"));
    }

    private static CheckVerdict verdict(
            String gate, DatasetDefinition definition, Manifest candidate, @Nullable Manifest active) {
        return GateJudge.judge(definition, candidate, active).stream()
                .filter(verdict -> verdict.name().equals(gate))
                .findFirst()
                .orElseThrow();
    }

    private static Manifest manifest(DatasetDefinition definition, long rows, long bytes) {
        return base(definition, rows, bytes).build();
    }

    private static Manifests base(DatasetDefinition definition, long rows, long bytes) {
        return Manifests.of(ROUTES, new PushId("p"), new AttemptId(0, "0123456789abcdef"))
                .under(definition.sha256())
                .rows(rows, bytes);
    }

    private static ColumnMeasures measures(String column, long nulls) {
        return new ColumnMeasures(column, nulls, null, null, 0);
    }

    private static CheckVerdict check(String name, Outcome outcome) {
        return new CheckVerdict(name, outcome, Collections.emptySortedMap());
    }

    private static DatasetDefinition rows(Bounds bounds) {
        return definition(new Gates(bounds, Bounds.NONE, Collections.emptySortedMap(), List.of(), List.of()));
    }

    private static DatasetDefinition nullRate(BigDecimal most) {
        SortedMap<String, BigDecimal> rates = new TreeMap<>();
        rates.put("delay", most);
        return definition(new Gates(Bounds.NONE, Bounds.NONE, rates, List.of(), List.of()));
    }

    private static DatasetDefinition builderGates() {
        return definition(new Gates(
                Bounds.NONE,
                Bounds.NONE,
                Collections.emptySortedMap(),
                List.of("{ATL}"),
                List.of("SELECT true", "SELECT false")));
    }

    private static DatasetDefinition definition(Gates gates) {
        return new DatasetDefinition(
                DatasetDefinition.FORMAT_VERSION,
                ROUTES,
                KeyColumns.partitionedBy("id"),
                ValueKind.AVRO,
                Compatibility.BACKWARD,
                0,
                gates,
                Retention.DEFAULT,
                Rollout.DEFAULT);
    }
}
