package io.slipway.catalog.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Join;
import io.slipway.catalog.fake.Fault;
import io.slipway.catalog.fake.FaultyObjectStore;
import io.slipway.catalog.fake.MemoryRoot;
import io.slipway.catalog.fake.Operation;
import io.slipway.catalog.fake.Operation.Kind;
import io.slipway.catalog.follow.CatalogEvent.SnapshotNotWritten;
import io.slipway.catalog.follow.CatalogEvent.SnapshotPassedOver;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.schemas.failure.UnavailableException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeping up with the log, and what it costs. */
class FollowTest {
    private final MemoryRoot root = new MemoryRoot();
    private final FaultyObjectStore counted = root.faulty();
    private Catalog writer;

    @BeforeEach
    void found() {
        writer = root.init();
    }

    private void append(int entries) {
        for (int i = 0; i < entries; i++) {
            long next = writer.state().sequence() + 1;
            writer.change(root.request(), state -> List.of(join(next)));
        }
    }

    private static Change join(long n) {
        return new Join(new NodeId("n" + n % 7), new NodeAddress("10.0.0.1:" + (1 + n % 60000), "10.0.0.1:8090"));
    }

    private List<Kind> requests() {
        List<Kind> kinds = counted.operations().stream().map(Operation::kind).toList();
        counted.forgetOperations();
        return kinds;
    }

    @Test
    void asksOnceWhenNothingIsNew() {
        Catalog reader = root.open(counted);
        requests();
        reader.refresh();

        assertThat(requests()).containsExactly(Kind.STAT);
    }

    @Test
    void asksForTheEntryAndForTheOneAfterWhenOneIsNew() {
        Catalog reader = root.open(counted);
        append(1);
        requests();

        assertThat(reader.refresh()).isEqualTo(writer.state());
        assertThat(requests()).containsExactly(Kind.STAT, Kind.STAT, Kind.READ);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 100})
    void findsTheHeadHoweverFarItIs(int away) {
        Catalog reader = root.open(counted);
        append(away);
        requests();
        long head = new LogReader(counted).findHead(0);
        int asked = requests().size();

        assertThat(head).isEqualTo(away);
        assertThat(asked).isLessThanOrEqualTo(2 + 2 * (32 - Integer.numberOfLeadingZeros(away)));
        assertThat(reader.refresh()).isEqualTo(writer.state());
    }

    @Test
    void readsTheHeadAgainNowAndThenSinceAWipedRootLooksQuiet() {
        Catalog reader = root.open(counted);
        requests();
        for (int i = 0; i < LogFollower.AUDIT_EVERY; i++) {
            reader.refresh();
        }

        assertThat(requests()).filteredOn(kind -> kind == Kind.READ).hasSize(1);
    }

    @Test
    void readsAtMostTheEntriesSinceTheNewestSnapshot() {
        append(600);
        Catalog late = root.open(counted);

        assertThat(late.state()).isEqualTo(writer.state());
        assertThat(snapshots()).containsExactly(256L, 512L);
        assertThat(requests()).filteredOn(kind -> kind == Kind.READ).hasSizeLessThan(600 - 512 + 5);
    }

    @Test
    void takesASnapshotWhenItWasAway() {
        Catalog reader = root.open(counted);
        append(600);
        requests();

        assertThat(reader.refresh()).isEqualTo(writer.state());
        assertThat(requests()).filteredOn(kind -> kind == Kind.READ).hasSizeLessThan(600 - 512 + 5);
    }

    @Test
    void needsNoSnapshot() {
        append(600);
        Catalog reader = root.open();
        snapshotKeys().forEach(root.store()::delete);

        assertThat(root.open().state()).isEqualTo(reader.state()).isEqualTo(writer.state());
    }

    @Test
    void passesOverASnapshotThatIsCutShort() {
        append(300);
        ObjectKey key = snapshotKeys().get(0);
        byte[] whole = root.store().read(key);
        root.store().delete(key);
        root.store().create(key, Arrays.copyOf(whole, whole.length / 2));
        root.events().clear();

        assertThat(root.open().state()).isEqualTo(writer.state());
        assertThat(root.events()).hasAtLeastOneElementOfType(SnapshotPassedOver.class);
    }

    @Test
    void passesOverTheSnapshotOfAnotherLog() {
        append(300);
        MemoryRoot other = new MemoryRoot(2);
        other.init();
        for (ObjectKey key : snapshotKeys()) {
            other.store().create(key, root.store().read(key));
        }
        Catalog reader = other.open();

        assertThat(reader.state().sequence()).isZero();
        assertThat(reader.status().follows()).isTrue();
    }

    @Test
    void goesOnWritingWhenASnapshotCannotBeWritten() {
        Catalog faulty = root.open(counted);
        counted.inject(operation -> operation.subject().startsWith("snapshots/") && operation.kind() == Kind.CREATE
                ? Fault.FAIL
                : Fault.NONE);
        append(255);
        faulty.change(root.request(), state -> List.of(join(256)));
        faulty.change(root.request(), state -> List.of(join(257)));

        assertThat(root.events()).hasAtLeastOneElementOfType(SnapshotNotWritten.class);
        assertThat(snapshots()).isEmpty();
        assertThat(root.open().state()).isEqualTo(faulty.state());
    }

    @Test
    void keepsWhatItHasReadWhenTheStoreGoesAway() {
        Catalog reader = root.open(counted);
        append(3);
        counted.injectAt(6, Fault.FAIL);

        assertThatThrownBy(reader::refresh).isInstanceOf(UnavailableException.class);
        assertThat(reader.state().sequence()).isBetween(0L, 2L);
        assertThat(reader.status().follows()).isTrue();
        assertThat(reader.refresh()).isEqualTo(writer.state());
    }

    private List<ObjectKey> snapshotKeys() {
        try (Stream<ObjectStat> objects = root.store().list(Layout.snapshots(CatalogState.FOLD_VERSION))) {
            return objects.map(ObjectStat::key).toList();
        }
    }

    private List<Long> snapshots() {
        return snapshotKeys().stream()
                .map(key -> Layout.sequenceOf(key).orElseThrow())
                .toList();
    }
}
