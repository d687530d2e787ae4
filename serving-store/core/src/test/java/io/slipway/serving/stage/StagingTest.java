package io.slipway.serving.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.disk.DataDirectory;
import io.slipway.serving.disk.DiskRoom;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.disk.Volume;
import io.slipway.serving.fetch.FetchLimits;
import io.slipway.serving.fetch.Fetcher;
import io.slipway.serving.fetch.pace.FetchPace;
import io.slipway.serving.fetch.pace.StartJitter;
import io.slipway.serving.open.RocksDbFolder;
import io.slipway.serving.open.RocksDbMemory;
import io.slipway.serving.retain.WantedVersion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a version that was on its way before the node was started, if it is left before its manifest is read. */
class StagingTest {
    private static final NamespaceId NAMESPACE = new NamespaceId("0123456789abcdef0123456789abcdef");
    private static final VersionId ID = new VersionId(new DatasetName("delays"), Sha256.of(new byte[] {1}));
    private static final WantedVersion WANTED =
            new WantedVersion(ID, VersionNumber.FIRST, new ObjectKey("manifest.json"), NAMESPACE);

    @TempDir
    Path root;

    private final MemoryObjectStore objects = new MemoryObjectStore(Clock.systemUTC());
    private final RocksDbMemory memory = new RocksDbMemory(1 << 20);
    private final Fetcher fetcher =
            new Fetcher(objects, new FetchLimits(1, 4096, 1), FetchPace.UNLIMITED, new Random(3));
    private DataDirectory directory;
    private VersionFolder folder;
    private Staging staging;

    @BeforeEach
    void beginAVersion() {
        directory = DataDirectory.open(root);
        directory.claim(NAMESPACE);
        folder = directory.folder(ID);
        folder.resume();
        Stager stager = new Stager(
                objects,
                fetcher,
                null,
                new StartJitter(Duration.ZERO, new Random(3)),
                new DiskRoom(Volume.of(root), 0),
                new VersionOpening(new RocksDbFolder(memory), id -> {}));
        staging = stager.stage(WANTED, folder, List.of());
    }

    @AfterEach
    void close() {
        fetcher.close();
        memory.close();
        directory.close();
    }

    @Test
    void staysWhenTheNodeEnds() {
        staging.leave();
        staging.abandon();

        assertThat(folder.isBegun()).isTrue();
        assertThat(directory.recover()).hasSize(1);
    }

    @Test
    void goesWhenNobodyWantsItAnyMore() {
        staging.cancel();
        staging.abandon();

        assertThat(folder.isBegun()).isFalse();
        assertThat(directory.recover()).isEmpty();
    }
}
