package io.slipway.batch.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.batch.job.BuildResult.Outcome;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.schemas.dataset.VersionNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildJobTest {
    private static final String ROUTES = """
            dataset: routes
            inputs: { flights: flights.parquet }
            derive: |
              SELECT origin, destination, count(*) AS flights, max(delay) AS worst FROM flights GROUP BY ALL
            key: { partition: [origin], sort: [destination] }
            """;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() throws IOException, SQLException {
        bench = Bench.in(folder);
        bench.write(
                "flights.parquet",
                "SELECT 'A' || i % 40 AS origin, 'B' || i % 300 AS destination, i % 97 AS delay FROM range(20000) t(i)");
    }

    @AfterEach
    void leavesNoTemporaryFiles() throws IOException {
        assertThat(bench.leftovers()).isZero();
    }

    @Test
    void makesAVersionOfAParquetFile() {
        BuildResult result = bench.build(ROUTES);
        assertThat(result.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(result.version().number()).isEqualTo(new VersionNumber(1));
        assertThat(result.version().status()).isEqualTo(VersionStatus.REGISTERED);
        assertThat(result.figures().rowsRead()).isEqualTo(600);
        assertThat(result.figures().rows()).isEqualTo(600);
        assertThat(result.sampleKey()).hasValueSatisfying(key -> assertThat(key).matches("routes:\\{A\\d+}:B\\d+"));
        Manifest manifest = bench.manifest(result.version());
        assertThat(manifest.rows()).isEqualTo(600);
        assertThat(manifest.inputs()).hasSize(1);
        assertThat(manifest.measures())
                .extracting(each -> each.column())
                .containsExactly("origin", "destination", "flights", "worst");
    }
}
