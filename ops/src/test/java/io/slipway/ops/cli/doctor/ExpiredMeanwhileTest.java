package io.slipway.ops.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.loader.operate.VersionRef;
import io.slipway.ops.cli.TestLake;
import io.slipway.ops.cli.root.StoredVersion;
import io.slipway.schemas.failure.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing of a version that expired after one began to look is missing by right. */
class ExpiredMeanwhileTest {
    private static final VersionRef ROUTES = VersionRef.parse("routes@1");

    @TempDir
    private Path folder;

    private TestLake lake;
    private LocalObjectStore store;
    private Catalog catalog;

    @BeforeEach
    void open() throws IOException {
        lake = TestLake.in(folder);
        store = new LocalObjectStore(lake.root());
        catalog = openCatalog();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Catalog openCatalog() {
        return Catalog.open(store, CatalogOptions.of(Clock.systemUTC(), new Random(3)));
    }

    private void expire() {
        assertThat(lake.shell()
                        .run("reject", ROUTES.toString(), "--offline", "--reason", "test")
                        .code())
                .isZero();
        openCatalog()
                .change(
                        new ChangeRequest("test", new RequestId("expire"), null),
                        state -> List.of(new Change.Expire(ROUTES.dataset(), ROUTES.version())));
    }

    @Test
    void isNoFlawForDoctor() throws IOException {
        expire();
        Files.delete(lake.object(".sst"));

        assertThat(new VersionChecks(catalog, store).complete())
                .singleElement()
                .extracting(Finding::level)
                .isEqualTo(Finding.Level.OK);
    }

    @Test
    void isNoFlawForAReaderOfTheManifest() throws IOException {
        expire();
        Files.delete(lake.object("manifest.json"));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> StoredVersion.find(catalog, ROUTES))
                .withMessageContaining("it is EXPIRED");
    }
}
