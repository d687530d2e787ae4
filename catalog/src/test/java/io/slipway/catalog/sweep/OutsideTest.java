package io.slipway.catalog.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.fake.Crash;
import io.slipway.catalog.fake.Fault;
import io.slipway.catalog.fake.FaultyObjectStore;
import io.slipway.catalog.fake.MemoryRoot;
import io.slipway.catalog.fake.Push;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.failure.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What lies outside of the object store goes with the note of it, and never before its attempt is over. */
class OutsideTest {
    private static final DatasetName ROUTES = new DatasetName("routes");

    private final MemoryRoot root = new MemoryRoot();
    private final Catalog catalog = root.init();
    private final Set<String> things = new TreeSet<>();

    private SweepReport sweep(ObjectStore store, Outside outside) {
        return new Sweeper(root.open(store), store, outside, root.clock()).sweep(root.request(), SweepOptions.DEFAULT);
    }

    private Optional<String> remove(AttemptFolder attempt, byte[] note) {
        assertThat(root.store().stat(attempt.note())).as("the note goes last").isPresent();
        things.remove(new String(note, StandardCharsets.UTF_8));
        return Optional.empty();
    }

    /** An attempt that notes a thing, makes it, and dies. */
    private Push dead(String name) {
        Push dead = Push.begin(catalog, ROUTES, new PushId(name), root.random());
        catalog.persist(dead.folder().note(), name.getBytes(StandardCharsets.UTF_8));
        things.add(name);
        return dead;
    }

    private void aWeekPasses() {
        root.clock().advance(Duration.ofDays(7).plusMinutes(1));
        Push.run(root, catalog, ROUTES, "p" + root.clock().nanoTime(), "the newest of the day");
    }

    @Test
    void removesWhatADeadAttemptHasNotedOnceTheFloorHasPassed() {
        Push dead = dead("thing");
        Push.run(root, catalog, ROUTES, "alive", "a");
        assertThat(sweep(root.store(), this::remove).garbage()).isEmpty();
        assertThat(things).containsExactly("thing");
        aWeekPasses();

        SweepReport report = sweep(root.store(), this::remove);

        assertThat(things).isEmpty();
        assertThat(report.garbage())
                .extracting(ObjectStat::key)
                .containsExactly(dead.folder().note());
        assertThat(report.kept()).isEmpty();
    }

    @Test
    void leavesTheNoteOfWhatIsOutOfReach() {
        Push dead = dead("thing");
        dead.write("a");
        Push.run(root, catalog, ROUTES, "alive", "a");
        aWeekPasses();

        SweepReport report = sweep(root.store(), Outside.OUT_OF_REACH);

        assertThat(report.kept())
                .containsExactly(
                        new SweepReport.Kept(dead.folder().note(), "this program was not told how to reach Kafka"));
        assertThat(report.garbage())
                .extracting(ObjectStat::key)
                .containsExactly(dead.folder().file("0-000.sst"));
        assertThat(root.store().stat(dead.folder().note())).isPresent();
        assertThat(sweep(root.store(), this::remove).kept()).isEmpty();
        assertThat(things).isEmpty();
    }

    @Test
    void deletesObjectsAndAsksOnlyOnceWhileWhatIsOutsideIsAway() {
        Push first = dead("first");
        first.write("a");
        dead("second").write("b");
        Push.run(root, catalog, ROUTES, "alive", "a");
        aWeekPasses();
        AtomicInteger asked = new AtomicInteger();

        SweepReport report = sweep(root.store(), (attempt, note) -> {
            asked.incrementAndGet();
            throw new UnavailableException("nobody answers", "Wait.");
        });

        assertThat(asked).hasValue(1);
        assertThat(report.kept()).hasSize(2).allSatisfy(kept -> assertThat(kept.reason())
                .isEqualTo("nobody answers Wait."));
        assertThat(report.garbage()).hasSize(2);
        assertThat(root.store().stat(first.folder().file("0-000.sst"))).isEmpty();
        assertThat(root.store().stat(first.folder().note())).isPresent();
    }

    @Test
    void forgetsNothingWhenTheSweeperDiesAnywhere() {
        for (int n = 1; n < 40; n++) {
            Push dead = dead("thing" + n);
            Push.run(root, catalog, ROUTES, "after" + n, "a");
            aWeekPasses();
            FaultyObjectStore dying = root.faulty();
            dying.injectAt(n, n % 2 == 0 ? Fault.CRASH_BEFORE : Fault.CRASH_AFTER);
            dies(() -> sweep(dying, this::remove));
            boolean noted = root.store().stat(dead.folder().note()).isPresent();
            assertThat(noted || things.isEmpty())
                    .as("noted as long as it is there, n=" + n)
                    .isTrue();
            sweep(root.store(), this::remove);

            assertThat(things).isEmpty();
            assertThat(root.store().stat(dead.folder().note())).isEmpty();
        }
    }

    private static void dies(Runnable work) {
        try {
            work.run();
        } catch (Crash e) {
            assertThat(e).hasMessageContaining("died");
        }
    }
}
