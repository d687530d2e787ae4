package io.slipway.batch.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.batch.job.BuildResult.Outcome;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.catalog.state.VersionState;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushOptionsTest {
    private static final String YAML = """
            dataset: d
            inputs: { t: "day-${day}.parquet" }
            parameters: { day: "1", least: "0" }
            derive: SELECT k, i FROM t WHERE i >= ${least}
            key: { partition: [k] }
            """;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() throws IOException, SQLException {
        bench = Bench.in(folder);
        bench.write("day-1.parquet", "SELECT 'k' || i AS k, i FROM range(100) t(i)");
        bench.write("day-2.parquet", "SELECT 'k' || i AS k, i FROM range(200) t(i)");
    }

    @Test
    void parametersReachUriAndSqlAndMakeAnotherPush() {
        assertThat(bench.build(YAML).figures().rows()).isEqualTo(100);
        BuildResult other = bench.build(YAML, with(Map.of("day", "2", "least", "150")));
        assertThat(other.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(other.figures().rows()).isEqualTo(50);
        assertThat(bench.manifest(other.version()).parameters())
                .containsEntry("day", "2")
                .containsEntry("least", "150");
        assertThat(bench.build(YAML, with(Map.of("day", "2", "least", "150"))).outcome())
                .isEqualTo(Outcome.REGISTERED_BEFORE);
    }

    @Test
    void refusesAParameterThatTheFileDoesNotHave() {
        assertThatThrownBy(() -> bench.build(YAML, with(Map.of("dya", "2"))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("dya");
    }

    private static PushOptions with(Map<String, String> parameters) {
        return PushOptions.DEFAULT.withParameters(parameters);
    }

    @Test
    void registersWhatMomentTheDataStandsFor() {
        Instant moment = Instant.parse("2026-03-01T00:00:00Z");
        VersionState version =
                bench.build(YAML, PushOptions.DEFAULT.withAsOf(moment)).version();
        assertThat(version.registration().asOf()).isEqualTo(moment);
        assertThat(bench.build(YAML, PushOptions.DEFAULT.forced())
                        .version()
                        .registration()
                        .asOf())
                .isNull();
    }

    @Test
    void registersThatNobodyMayActivateIt() {
        assertThat(bench.build(YAML, PushOptions.DEFAULT.withoutActivation())
                        .version()
                        .registration()
                        .activate())
                .isEqualTo(Activation.NO);
    }

    @Test
    void takesTheNameThatThePushWasGiven() {
        PushId name = new PushId("nightly-2026-03-01");
        assertThat(bench.build(YAML, PushOptions.DEFAULT.withPushId(name))
                        .version()
                        .pushId())
                .isEqualTo(name);
        assertThat(bench.build(YAML, PushOptions.DEFAULT.withPushId(name)).outcome())
                .isEqualTo(Outcome.REGISTERED_BEFORE);
    }

    @Test
    void findsNothingNewInTheSamePush() {
        VersionNumber first = bench.build(YAML).version().number();
        BuildResult again = bench.build(YAML, PushOptions.DEFAULT.skippingUnchanged());
        assertThat(again.outcome()).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(again.version().number()).isEqualTo(first);
    }

    @Test
    void findsNothingNewInOtherFilesWithTheActiveRows() throws SQLException {
        bench.activate(bench.build(YAML).version());
        long sequence = bench.catalog().state().sequence();
        bench.write("day-3.parquet", "SELECT 'k' || i AS k, i FROM range(100) t(i) ORDER BY i DESC");
        BuildResult same = bench.build(YAML, with(Map.of("day", "3")).skippingUnchanged());
        assertThat(same.outcome()).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(bench.catalog().state().sequence()).isEqualTo(sequence);
        BuildResult other = bench.build(YAML, with(Map.of("day", "2")).skippingUnchanged());
        assertThat(other.outcome()).isEqualTo(Outcome.REGISTERED);
    }

    @Test
    void doesNotTakeRowsThatNobodyServesForNothingNew() throws SQLException {
        bench.build(YAML);
        bench.write("day-3.parquet", "SELECT 'k' || i AS k, i FROM range(100) t(i) ORDER BY i DESC");
        assertThat(bench.build(YAML, with(Map.of("day", "3")).skippingUnchanged())
                        .outcome())
                .isEqualTo(Outcome.REGISTERED);
    }
}
