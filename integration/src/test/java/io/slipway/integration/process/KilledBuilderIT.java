package io.slipway.integration.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.batch.job.PushOptions;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.s3.S3ProxyServer;
import io.slipway.integration.program.Program;
import io.slipway.integration.proxy.Hold;
import io.slipway.integration.proxy.HoldingProxy;
import io.slipway.schemas.dataset.PushId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A build that is killed, or overtaken, at every place that matters, and the same push again: one version, complete. */
class KilledBuilderIT {
    private static final String PUSH = "monday";

    @TempDir
    private static Path servers;

    private static S3ProxyServer server;

    @TempDir
    private Path folder;

    private HoldingProxy proxy;
    private Lake lake;

    /** Where a build stands, and what of it the store has by then. */
    private enum Place {
        BETWEEN_SPOOL_AND_FIRST_UPLOAD(0, 0, 0) {
            @Override
            Hold hold(HoldingProxy proxy) {
                return proxy.holdRequest("^PUT .*\\.sst");
            }
        },
        BETWEEN_LAST_FILE_AND_MANIFEST(Lake.FILES, 0, 0) {
            @Override
            Hold hold(HoldingProxy proxy) {
                return proxy.holdRequest("^PUT .*/manifest\\.json");
            }
        },
        BETWEEN_MANIFEST_AND_REGISTER(Lake.FILES, 1, 0) {
            @Override
            Hold hold(HoldingProxy proxy) {
                return proxy.holdRequest("^PUT .*/log/");
            }
        },
        AFTER_REGISTER(Lake.FILES, 1, 1) {
            @Override
            Hold hold(HoldingProxy proxy) {
                return proxy.holdAnswer("^PUT .*/log/");
            }
        };

        private final int files;
        private final int manifests;
        private final int versions;

        Place(int files, int manifests, int versions) {
            this.files = files;
            this.manifests = manifests;
            this.versions = versions;
        }

        abstract Hold hold(HoldingProxy proxy);
    }

    @BeforeAll
    static void startServer() throws Exception {
        server = S3ProxyServer.start(servers);
        server.createBucket(Lake.BUCKET);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void found() throws Exception {
        proxy = HoldingProxy.before(server.port());
        lake = Lake.onS3(server, proxy.endpoint(), folder);
    }

    @AfterEach
    void close() throws Exception {
        lake.close();
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource
    void killedAndPushedAgain(Place place) throws Exception {
        Hold hold = place.hold(proxy);
        try (Program build = lake.startBuild(PUSH, "1")) {
            hold.awaitReached();
            build.kill();
        }
        hold.lose();
        assertThat(lake.objects(".sst")).isEqualTo(place.files);
        assertThat(lake.objects("/manifest.json")).isEqualTo(place.manifests);
        assertThat(lake.versions()).hasSize(place.versions);

        lake.build(PUSH, "1");

        requireOneCompleteVersion();
    }

    @ParameterizedTest
    @EnumSource(names = {"BETWEEN_LAST_FILE_AND_MANIFEST", "BETWEEN_MANIFEST_AND_REGISTER"})
    void overtakenByTheSamePush(Place place) throws Exception {
        Hold hold = place.hold(proxy);
        try (Program overtaken = lake.startBuild(PUSH, "1")) {
            hold.awaitReached();
            lake.builds().build(Lake.DATASET, PushOptions.DEFAULT.withPushId(new PushId(PUSH)));
            hold.pass();

            overtaken.requireDone();
        }
        requireOneCompleteVersion();
    }

    @Test
    void twoAtOnceAreOneVersion() throws Exception {
        try (Program one = lake.startBuild(PUSH, "1");
                Program other = lake.startBuild(PUSH, "1")) {
            one.requireDone();
            other.requireDone();
        }
        requireOneCompleteVersion();
    }

    private void requireOneCompleteVersion() {
        assertThat(lake.versions()).hasSize(1);
        assertThat(lake.changesFrom(0))
                .filteredOn(Change.Register.class::isInstance)
                .hasSize(1);
        Manifest manifest = lake.manifests().get(0);
        assertThat(manifest.rows()).isEqualTo(Lake.ROWS);
        assertThat(manifest.files()).hasSize(Lake.FILES);
        lake.builds().requireComplete(manifest);
    }
}
