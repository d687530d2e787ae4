package io.slipway.catalog.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.entry.Change.Join;
import io.slipway.catalog.entry.Change.Leave;
import io.slipway.catalog.fake.FaultyObjectStore;
import io.slipway.catalog.fake.MemoryRoot;
import io.slipway.catalog.fake.Push;
import io.slipway.catalog.follow.CatalogEvent.AppliedVoid;
import io.slipway.catalog.follow.CatalogEvent.Stopped;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.Head;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the log is followed no further, and what goes on all the same. */
class StopTest {
    private static final DatasetName ROUTES = new DatasetName("routes");

    private final MemoryRoot root = new MemoryRoot();
    private Catalog reader;
    private Catalog writer;

    @BeforeEach
    void found() {
        writer = root.init();
        Push.run(root, writer, ROUTES, "p1", "a");
        Push.run(root, writer, ROUTES, "p2", "b");
        reader = root.open();
    }

    private void alter(long sequence, UnaryOperator<String> change) {
        ObjectKey key = Layout.entry(sequence);
        String json = new String(root.store().read(key), StandardCharsets.UTF_8);
        root.store().delete(key);
        root.store().create(key, change.apply(json).getBytes(StandardCharsets.UTF_8));
    }

    private void wipe() {
        try (Stream<ObjectStat> objects = root.store().list("")) {
            objects.toList().forEach(object -> root.store().delete(object.key()));
        }
    }

    private void poll(Catalog catalog, int times) {
        for (int i = 0; i < times; i++) {
            catalog.refresh();
        }
    }

    private void assertStopped(Catalog catalog, LogStatus.Kind kind, CatalogState serving) {
        assertThat(catalog.status().kind()).isEqualTo(kind);
        assertThat(catalog.status().follows()).isFalse();
        assertThat(catalog.state()).isEqualTo(serving);
        assertThat(root.events()).contains(new Stopped(catalog.status()));
        assertThat(catalog.refresh()).isEqualTo(serving);
    }

    /** Case 23: a log entry altered. */
    @Test
    void goesOnServingWhenAnEntryWasAltered() {
        CatalogState before = reader.state();
        Push.run(root, writer, ROUTES, "p3", "c");
        Push.run(root, writer, ROUTES, "p4", "d");
        long altered = before.sequence() + 1;
        alter(altered, json -> json.replace("p3", "px"));
        reader.refresh();

        assertThat(reader.state().sequence()).isEqualTo(altered);
        assertStopped(reader, LogStatus.Kind.CHAIN_BROKEN, reader.state());
        assertThat(reader.status().sentence()).contains("followed no further than entry " + altered);
        assertThatThrownBy(() -> reader.change(root.request(), state -> List.of()))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageStartingWith("Cannot change the catalog: ");
    }

    /** Case 23: a log entry missing. */
    @Test
    void goesOnServingWhenAnEntryIsMissing() {
        CatalogState before = reader.state();
        Push.run(root, writer, ROUTES, "p3", "c");
        Push.run(root, writer, ROUTES, "p4", "d");
        Push.run(root, writer, ROUTES, "p5", "e");
        root.store().delete(Layout.entry(before.sequence() + 2));
        FaultyObjectStore unaware = root.faulty();
        Catalog fresh = root.open(unaware);

        // A reader whose looking up happens to skip the hole finds it when it reads.
        assertThat(new LogReader(root.store()).findHead(before.sequence() + 2)).isEqualTo(before.sequence() + 3);
        assertThat(fresh.state().sequence()).isEqualTo(before.sequence() + 1);
        writer.verifyHead(new Head(before.sequence() + 2, before.head().sha256()));
        assertStopped(writer, LogStatus.Kind.ENTRY_LOST, writer.state());
    }

    /** Case 23: to a reader that begins below it, a lost entry looks like the end of the log. */
    @Test
    void neverTakesALostEntryForTheEndOfTheLog() {
        for (int i = 0; i < 30; i++) {
            NodeAddress address = new NodeAddress("10.0.0.1:" + (6380 + i), "10.0.0.1:8090");
            writer.change(root.request(), state -> List.of(new Join(new NodeId("n1"), address)));
        }
        long head = writer.state().sequence();
        for (int holes = 1; holes <= head / 2; holes++) {
            for (long lost = 1; lost + 2L * holes - 1 <= head; lost++) {
                assertHoleIsNoticed(lost, holes);
            }
        }
        assertThat(root.open().state()).isEqualTo(writer.state());
    }

    private void assertHoleIsNoticed(long lost, int holes) {
        List<ObjectKey> keys =
                LongStream.range(lost, lost + holes).mapToObj(Layout::entry).toList();
        List<byte[]> contents = keys.stream().map(root.store()::read).toList();
        keys.forEach(root.store()::delete);

        Catalog fresh = root.open();
        assertStopped(fresh, LogStatus.Kind.ENTRY_LOST, fresh.state());
        assertThat(fresh.state().sequence()).isLessThan(lost);
        assertThatThrownBy(() -> fresh.change(root.request(), state -> List.of(new Leave(new NodeId("n1")))))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(keys.get(0).text());

        for (int i = 0; i < holes; i++) {
            root.store().create(keys.get(i), contents.get(i));
        }
    }

    /** Case 23: an entry that is lost before a follower has read it. */
    @Test
    void noticesALostEntryWhileItFollows() {
        CatalogState before = reader.state();
        Push.run(root, writer, ROUTES, "p3", "c");
        Push.run(root, writer, ROUTES, "p4", "d");
        root.store().delete(Layout.entry(before.sequence() + 1));
        poll(reader, LogFollower.AUDIT_EVERY);

        assertStopped(reader, LogStatus.Kind.ENTRY_LOST, before);
    }

    @Test
    void goesOnServingWhenAnEntryIsNoEntry() {
        CatalogState before = reader.state();
        Push.run(root, writer, ROUTES, "p3", "c");
        alter(before.sequence() + 1, json -> json.substring(0, json.length() / 2));
        reader.refresh();

        assertStopped(reader, LogStatus.Kind.ENTRY_UNREADABLE, before);
    }

    @Test
    void goesOnServingWhenANewerProgramWrites() {
        CatalogState before = reader.state();
        Push.run(root, writer, ROUTES, "p3", "c");
        alter(before.sequence() + 1, json -> json.replace("\"formatVersion\":1", "\"formatVersion\":2"));
        reader.refresh();

        assertStopped(reader, LogStatus.Kind.NEWER_FORMAT, before);
        assertThatThrownBy(() -> reader.change(root.request(), state -> List.of()))
                .isInstanceOf(IncompatibleException.class);
    }

    @Test
    void goesOnServingWhenSomebodyAssignsSlotGroups() {
        CatalogState before = reader.state();
        Push.run(root, writer, ROUTES, "p3", "c");
        alter(before.sequence() + 1, json -> json.replace("\"type\":\"REGISTER\"", "\"type\":\"ASSIGN\""));
        reader.refresh();

        assertStopped(reader, LogStatus.Kind.NEWER_FORMAT, before);
        assertThat(reader.status().sentence()).contains("the change ASSIGN is not yet known");
    }

    /** Case 19: a wiped root. */
    @Test
    void goesOnServingWhenTheRootWasWiped() {
        CatalogState before = reader.state();
        wipe();
        poll(reader, LogFollower.AUDIT_EVERY);

        assertStopped(reader, LogStatus.Kind.ENTRY_LOST, before);
        assertThatThrownBy(() -> root.open()).isInstanceOf(NotFoundException.class);
    }

    /** Case 19: a wiped and re-created root, shorter, as long, and longer than the old one. */
    @Test
    void goesOnServingWhenTheRootWasWipedAndFoundedAnew() {
        CatalogState before = reader.state();
        wipe();
        Catalog anew = root.init();
        poll(reader, LogFollower.AUDIT_EVERY);
        assertStopped(reader, LogStatus.Kind.ENTRY_LOST, before);

        Push.run(root, anew, ROUTES, "p1", "a");
        Push.run(root, anew, ROUTES, "p2", "b");
        assertThat(anew.state().sequence()).isEqualTo(before.sequence());
        poll(writer, LogFollower.AUDIT_EVERY);
        assertStopped(writer, LogStatus.Kind.CHAIN_BROKEN, before);
    }

    @Test
    void noticesALongerRootFoundedAnewAtItsNextEntry() {
        CatalogState before = reader.state();
        wipe();
        Catalog anew = root.init();
        for (int i = 0; i < 5; i++) {
            Push.run(root, anew, ROUTES, "p" + i, "a");
        }
        reader.refresh();

        assertStopped(reader, LogStatus.Kind.CHAIN_BROKEN, before);
    }

    /** Case 19: a writer that does not know yet must not poison the new log. */
    @Test
    void writesNothingIntoARootThatWasFoundedAnew() {
        wipe();
        Catalog anew = root.init();
        Push.run(root, anew, ROUTES, "p1", "a");
        Push.run(root, anew, ROUTES, "p2", "b");
        CatalogState before = anew.state();
        assertThat(before.sequence()).isEqualTo(writer.state().sequence());

        assertThatThrownBy(() -> writer.change(root.request(), state -> List.of(new Leave(new NodeId("n1")))))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> Push.run(root, writer, ROUTES, "p9", "z")).isInstanceOf(CorruptDataException.class);
        assertThat(root.open().state()).isEqualTo(before);
    }

    @Test
    void knowsTheHeadOfAnEarlierLife() {
        Head known = reader.state().head();
        assertThat(Catalog.open(root.store(), root.options().withKnownHead(known))
                        .status()
                        .follows())
                .isTrue();
        wipe();
        root.init();

        assertThat(Catalog.open(root.store(), root.options().withKnownHead(known))
                        .status()
                        .kind())
                .isEqualTo(LogStatus.Kind.ENTRY_LOST);
    }

    @Test
    void refusesAnotherNamespaceThanItKnew() {
        MemoryRoot other = new MemoryRoot(2);
        other.init();

        assertThatThrownBy(() -> Catalog.open(
                        other.store(),
                        other.options().withKnownNamespace(reader.state().namespaceId())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(
                        "it is another namespace, expected=" + reader.state().namespaceId());
    }

    /** Case 19: a copied bucket. */
    @Test
    void makesACopyANamespaceOfItsOwn() {
        CatalogState before = reader.state();
        Push begunInTheOriginal = Push.begin(writer, ROUTES, new PushId("p3"), root.random());
        Catalog forked = Catalog.fork(root.store(), root.options(), root.request());

        assertThat(forked.state().namespaceId()).isNotEqualTo(before.namespaceId());
        assertThat(forked.state().datasets()).isEqualTo(before.datasets());
        assertThat(forked.state().namespaceAt(before.sequence())).isEqualTo(before.namespaceId());
        assertThat(root.open().state()).isEqualTo(forked.state());
        assertThat(root.events()).noneMatch(Stopped.class::isInstance);
        reader.refresh();
        assertStopped(reader, LogStatus.Kind.OTHER_NAMESPACE, before);
        begunInTheOriginal.write("c");
        begunInTheOriginal.writeManifest();
        assertThatThrownBy(() -> begunInTheOriginal.register(root.request())).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void tellsOfAnEntryThatIsVoid() {
        CatalogState before = reader.state();
        Push.run(root, writer, ROUTES, "p3", "c");
        alter(
                before.sequence() + 1,
                json -> json.replace("\"baseSequence\":" + before.sequence(), "\"baseSequence\":0"));
        reader.refresh();

        assertThat(reader.status().follows()).isTrue();
        assertThat(reader.state().datasets()).isEqualTo(before.datasets());
        assertThat(root.events()).filteredOn(AppliedVoid.class::isInstance).hasSize(1);
    }

    /** Case 22: an old program with fewer fields writes an entry, and a newer one loses nothing. */
    @Test
    void losesNothingToAProgramWithFewerFields() {
        CatalogState before = reader.state();
        Push.run(root, writer, ROUTES, "p3", "c");
        alter(before.sequence() + 1, json -> json.replace("\"actor\"", "\"region\":\"north\",\"actor\""));
        Catalog old = root.open();
        Push.run(root, old, ROUTES, "p4", "d");

        assertThat(new String(root.store().read(Layout.entry(before.sequence() + 1)), StandardCharsets.UTF_8))
                .contains("\"region\":\"north\"");
        assertThat(root.open().state()).isEqualTo(old.state());
        assertThat(old.status().follows()).isTrue();
        assertThat(Layout.snapshots(CatalogState.FOLD_VERSION))
                .isNotEqualTo(Layout.snapshots(CatalogState.FOLD_VERSION + 1));
    }

    @Test
    void asksNothingMoreOnceItHasStopped() {
        FaultyObjectStore counted = root.faulty();
        Catalog stopped = root.open(counted);
        wipe();
        poll(stopped, LogFollower.AUDIT_EVERY);
        counted.forgetOperations();
        poll(stopped, 10);

        assertThat(counted.operations()).isEmpty();
    }
}
