package io.slipway.ops.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.node.VersionReport;
import io.slipway.catalog.node.VersionReport.State;
import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.serving.Readiness;
import io.slipway.serving.ServingEnvironment;
import io.slipway.serving.ServingOptions;
import io.slipway.serving.ServingStore;
import io.slipway.serving.event.ServingEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatchingUpTest {
    private static final DatasetName ROUTES = new DatasetName("routes");

    private final List<String> said = new ArrayList<>();
    private final CatchingUp impatient = new CatchingUp(Duration.ofMillis(1), Duration.ofMillis(2), said::add);

    @Test
    void saysThatTheStoreIsAwayWhenNothingIsKnownOfBefore(@TempDir Path folder) throws InterruptedException {
        CountDownLatch stale = new CountDownLatch(1);
        ServingEnvironment environment = ServingEnvironment.system(event -> {
            if (event instanceof ServingEvent.Stale) {
                stale.countDown();
            }
        });
        try (MemoryObjectStore objects = new MemoryObjectStore(Clock.systemUTC());
                ServingStore serving = ServingStore.start(
                        ServingOptions.in(folder),
                        environment,
                        () -> {
                            throw new UnavailableException("Cannot reach the store", "Start it.");
                        },
                        objects)) {
            assertThat(stale.await(30, TimeUnit.SECONDS)).isTrue();

            impatient.await(serving);
        }

        assertThat(said).hasSize(2).allSatisfy(sentence -> assertThat(sentence)
                .contains("Cannot reach the store. Start it."));
        assertThat(said.get(0)).startsWith("Not answering yet");
        assertThat(said.get(1)).startsWith("Not everything is open");
    }

    @Test
    void namesTheVersionsThatAreNotOpen() {
        Readiness readiness = new Readiness(
                "b",
                7,
                List.of(report(1, State.OPEN, ""), report(2, State.FETCHING, ""), report(3, State.FAILED, "no room")));

        assertThat(CatchingUp.unready(readiness)).isEqualTo("routes@2 is FETCHING, routes@3 is FAILED (no room)");
        assertThat(CatchingUp.unready(new Readiness("b", 0, List.of()))).contains("log is being read");
    }

    private static VersionReport report(long version, State state, String reason) {
        return new VersionReport(ROUTES, new VersionNumber(version), state, reason, 0, 1);
    }
}
