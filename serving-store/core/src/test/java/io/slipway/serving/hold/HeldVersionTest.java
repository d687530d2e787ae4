package io.slipway.serving.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.append.MonotonicClock;
import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.serving.disk.DataDirectory;
import io.slipway.serving.disk.DiskRoom;
import io.slipway.serving.disk.Marker;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.disk.Volume;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.fetch.FetchLimits;
import io.slipway.serving.fetch.Fetcher;
import io.slipway.serving.fetch.pace.FetchPace;
import io.slipway.serving.fetch.pace.StartJitter;
import io.slipway.serving.open.RocksDbFolder;
import io.slipway.serving.open.RocksDbMemory;
import io.slipway.serving.retain.WantedVersion;
import io.slipway.serving.stage.Stager;
import io.slipway.serving.stage.VersionOpening;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One thing after the other, on the thread of the test. */
class HeldVersionTest {
    private static final NamespaceId NAMESPACE = new NamespaceId("0123456789abcdef0123456789abcdef");
    private static final VersionId ID = new VersionId(new DatasetName("delays"), Sha256.of(new byte[] {1}));
    private static final VersionId NEXT = new VersionId(new DatasetName("delays"), Sha256.of(new byte[] {2}));

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<ServingEvent> events = new ArrayList<>();
    private final MemoryObjectStore objects = new MemoryObjectStore(Clock.systemUTC());
    private final RocksDbMemory memory = new RocksDbMemory(1 << 20);
    private final Fetcher fetcher =
            new Fetcher(objects, new FetchLimits(1, 4096, 1), FetchPace.UNLIMITED, new Random(3));

    @TempDir
    Path root;

    private DataDirectory directory;
    private HeldVersion held;

    /** Marked as complete; but it has no manifest, so opening it fails, and not because of damage. */
    @BeforeEach
    void holdAVersion() {
        directory = DataDirectory.open(root);
        directory.claim(NAMESPACE);
        directory.folder(ID).begin();
        directory.folder(ID).mark(Marker.of(0, List.of()));
        held = new HeldVersion(
                new WantedVersion(ID, VersionNumber.FIRST, new ObjectKey("manifest.json"), NAMESPACE),
                place(),
                () -> {});
    }

    private Workplace place() {
        VersionOpening opening = new VersionOpening(new RocksDbFolder(memory), id -> {});
        StartJitter jitter = new StartJitter(Duration.ZERO, new Random(3));
        return new Workplace(
                directory,
                new Stager(objects, fetcher, null, jitter, new DiskRoom(Volume.of(root), 0), opening),
                opening,
                new Hands(work::add, work::add, work::add),
                MonotonicClock.system(),
                Duration.ofMinutes(10),
                events::add);
    }

    @AfterEach
    void close() {
        fetcher.close();
        memory.close();
        directory.close();
    }

    @Test
    void damageThatIsFoundDuringAnOpeningThatFailsIsNotForgotten() {
        held.settle(Want.OPEN, List::of);
        held.damaged();
        doAll();
        assertThat(held.failure()).containsInstanceOf(AccessException.class);

        assertThat(held.isComplete()).isFalse();
        held.settle(Want.OPEN, List::of);
        doAll();
        assertThat(held.isNothing()).isTrue();
        assertThat(directory.folder(ID).isMarked()).isFalse();
    }

    @Test
    void whatWasReadOfATopicOutlastsAFailureThatMayPass() {
        VersionFolder folder = directory.folder(NEXT);
        folder.resume();
        HeldVersion next = new HeldVersion(
                new WantedVersion(NEXT, new VersionNumber(2), new ObjectKey("not-there.json"), NAMESPACE),
                place(),
                () -> {});
        next.settle(Want.OPEN, List::of);
        doAll();
        assertThat(next.failure()).containsInstanceOf(NotFoundException.class);

        assertThat(folder.isBegun()).isTrue();
        assertThat(next.isNothing()).isFalse();
        next.settle(Want.GONE, List::of);
        doAll();
        assertThat(next.isNothing()).isTrue();
        assertThat(folder.isBegun()).isFalse();
    }

    @Test
    void whatWasReadOfATopicIsGivenUpWhenItIsInDoubt() {
        VersionFolder folder = directory.folder(NEXT);
        folder.resume();
        objects.create(new ObjectKey("garbage.json"), new byte[] {1});
        HeldVersion next = new HeldVersion(
                new WantedVersion(NEXT, new VersionNumber(2), new ObjectKey("garbage.json"), NAMESPACE),
                place(),
                () -> {});
        next.settle(Want.OPEN, List::of);
        doAll();

        assertThat(next.failure()).containsInstanceOf(CorruptDataException.class);
        assertThat(folder.isBegun()).isFalse();
    }

    private void doAll() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }
}
