package io.slipway.catalog.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.append.Written.Outcome;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Join;
import io.slipway.catalog.entry.Change.Leave;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.fake.Crash;
import io.slipway.catalog.fake.Fault;
import io.slipway.catalog.fake.FaultyObjectStore;
import io.slipway.catalog.fake.MemoryRoot;
import io.slipway.catalog.fake.Operation;
import io.slipway.catalog.fake.Operation.Kind;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.state.CatalogState;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Appending entries against a store that fails and writers that race. */
class AppendTest {
    private static final NodeId MINE = new NodeId("mine");
    private static final NodeId YOURS = new NodeId("yours");

    private final MemoryRoot root = new MemoryRoot();
    private final FaultyObjectStore faulty = root.faulty();
    private Catalog catalog;
    private Catalog other;

    @BeforeEach
    void found() {
        other = root.init();
        catalog = root.open(faulty);
        faulty.forgetOperations();
    }

    private static List<Change> join(NodeId node) {
        return List.of(new Join(node, new NodeAddress("10.0.0.1:6380", "10.0.0.1:8090")));
    }

    private List<Long> entriesOf(ChangeRequest request) {
        return root.open().entries(0, Long.MAX_VALUE).stream()
                .map(StoredEntry::entry)
                .filter(entry -> entry.requestId().equals(request.requestId()))
                .map(entry -> entry.sequence())
                .toList();
    }

    private void injectAtCreate(Fault... faults) {
        List<Fault> left = new ArrayList<>(List.of(faults));
        faulty.inject(operation -> operation.kind() == Kind.CREATE && !left.isEmpty() ? left.remove(0) : Fault.NONE);
    }

    @Test
    void costsThreeRequestsWhenNobodyElseWrites() {
        catalog.change(root.request(), state -> join(MINE));

        assertThat(faulty.operations())
                .containsExactly(
                        new Operation(Kind.STAT, Layout.entry(1).text()),
                        new Operation(Kind.READ, Layout.entry(0).text()),
                        new Operation(Kind.CREATE, Layout.entry(1).text()));
    }

    @Test
    void decidesAgainOnWhatSomebodyElseDid() {
        List<Long> decidedOn = new ArrayList<>();
        Written written = catalog.change(root.request(), state -> {
            decidedOn.add(state.sequence());
            if (decidedOn.size() == 1) {
                other.change(root.request(), ignored -> join(YOURS));
            }
            return join(MINE);
        });

        assertThat(decidedOn).containsExactly(0L, 1L);
        assertThat(written.sequence()).isEqualTo(2);
        assertThat(written.state().members()).containsOnlyKeys(MINE, YOURS);
    }

    @Test
    void writesNothingWhenThereIsNothingToDo() {
        Written written = catalog.change(root.request(), state -> List.of());

        assertThat(written.outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(catalog.refresh().sequence()).isZero();
    }

    @Test
    void writesNothingThatWouldBeVoid() {
        assertThatThrownBy(() -> catalog.change(root.request(), state -> List.of(new Leave(MINE))))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Cannot let mine leave: it is no member, members=[]");
        assertThat(catalog.refresh().sequence()).isZero();
    }

    /** Case 18: the answer to a write that was done is lost. */
    @Test
    void findsItsEntryWhenTheAnswerIsLost() {
        injectAtCreate(Fault.LOSE_ANSWER);
        ChangeRequest request = root.request();
        Written written = catalog.change(request, state -> join(MINE));

        assertThat(written.outcome()).isEqualTo(Outcome.WRITTEN);
        assertThat(entriesOf(request)).containsExactly(1L);
    }

    @Test
    void sendsTheSameBytesAgainWhenTheRequestIsLost() {
        injectAtCreate(Fault.LOSE_REQUEST, Fault.LOSE_REQUEST, Fault.FAIL, Fault.LOSE_ANSWER);
        ChangeRequest request = root.request();
        catalog.change(request, state -> join(MINE));

        assertThat(entriesOf(request)).containsExactly(1L);
    }

    /** Case 18: the write arrives late, when its number is taken. */
    @Test
    void writesOnceWhenTheFirstTryArrivesAfterSomebodyElses() {
        injectAtCreate(Fault.DELAY);
        ChangeRequest request = root.request();
        List<Long> decidedOn = new ArrayList<>();
        faulty.inject(operation -> {
            if (operation.kind() == Kind.CREATE && other.state().sequence() == 0) {
                other.change(root.request(), state -> join(YOURS));
                return Fault.DELAY;
            }
            return Fault.NONE;
        });
        catalog.change(request, state -> {
            decidedOn.add(state.sequence());
            return join(MINE);
        });
        faulty.deliverLate();

        assertThat(decidedOn).containsExactly(0L, 1L);
        assertThat(entriesOf(request)).containsExactly(2L);
    }

    /** Case 18: the writer gives up, and the write arrives 20 seconds later. */
    @Test
    void saysUnknownAndIsAnsweredLaterWhenTheWriteArrivesAfterItGaveUp() {
        faulty.inject(operation -> operation.kind() == Kind.CREATE ? Fault.DELAY : Fault.NONE);
        ChangeRequest request = root.request();
        assertThatThrownBy(() -> catalog.change(request, state -> join(MINE)))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("the outcome is unknown");
        assertThat(entriesOf(request)).isEmpty();
        assertThat(faulty.operations()).extracting(Operation::kind).doesNotContain(Kind.DELETE);

        faulty.inject(operation -> Fault.NONE);
        faulty.deliverLate();
        Written again = catalog.change(request, state -> join(MINE));

        assertThat(again.outcome()).isEqualTo(Outcome.DONE_BEFORE);
        assertThat(entriesOf(request)).containsExactly(1L);
    }

    @Test
    void saysUnavailableWhenCertainlyNothingWasDone() {
        faulty.inject(operation -> operation.kind() == Kind.CREATE ? Fault.FAIL : Fault.NONE);

        assertThatThrownBy(() -> catalog.change(root.request(), state -> join(MINE)))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void givesUpWhenOthersAreAlwaysFaster() {
        ChangeRequest request = root.request();
        assertThatThrownBy(() -> catalog.change(request, state -> {
                    root.clock().advance(MemoryRoot.PATIENCE.dividedBy(10));
                    boolean joined = other.refresh().members().containsKey(YOURS);
                    other.change(root.request(), now -> joined ? List.of(new Leave(YOURS)) : join(YOURS));
                    return join(MINE);
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("others were faster again and again");
        assertThat(entriesOf(request)).isEmpty();
    }

    @Test
    void executesOneRequestOnceWhenTwoProgramsSendIt() {
        ChangeRequest request = root.request();
        Written written = catalog.change(request, state -> {
            if (state.sequence() == 0) {
                other.change(request, now -> join(YOURS));
            }
            return join(MINE);
        });

        assertThat(written.outcome()).isEqualTo(Outcome.DONE_BEFORE);
        assertThat(written.state().members()).containsOnlyKeys(YOURS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAIL", "LOSE_ANSWER", "LOSE_REQUEST", "DELAY"})
    void appendsOnceWhicheverRequestFails(Fault fault) {
        for (int n = 1; n <= 8; n++) {
            NodeId node = new NodeId("n" + n);
            ChangeRequest request = root.request();
            faulty.injectAt(n, fault);
            changeUntilAnswered(request, node);
            faulty.deliverLate();

            assertThat(entriesOf(request)).as("request %s fails", n).hasSize(1);
            assertThat(root.open().state().members()).containsKey(node);
        }
    }

    private void changeUntilAnswered(ChangeRequest request, NodeId node) {
        try {
            catalog.change(request, state -> join(node));
        } catch (UnavailableException e) {
            catalog.change(request, state -> join(node));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CRASH_BEFORE", "CRASH_AFTER"})
    void appendsOnceWhereverTheProcessDies(Fault fault) {
        for (int n = 1; n <= 8; n++) {
            NodeId node = new NodeId("n" + n);
            ChangeRequest request = root.request();
            FaultyObjectStore dying = root.faulty();
            Catalog doomed = root.open(dying);
            dying.injectAt(n, fault);
            boolean died = dies(() -> doomed.change(request, state -> join(node)));
            List<Long> before = entriesOf(request);
            Written again = root.open().change(request, state -> join(node));

            assertThat(entriesOf(request)).as("died at %s", n).hasSize(1);
            assertThat(again.outcome()).isEqualTo(before.isEmpty() ? Outcome.WRITTEN : Outcome.DONE_BEFORE);
            assertThat(died).isEqualTo(n <= 3);
        }
    }

    private static boolean dies(Runnable work) {
        try {
            work.run();
            return false;
        } catch (Crash e) {
            return true;
        }
    }

    @Test
    void agreesOnTheStateWithWhoeverReadsTheSameEntries() {
        for (int i = 0; i < 20; i++) {
            NodeId node = new NodeId("n" + i);
            Catalog writer = i % 2 == 0 ? catalog : other;
            writer.change(root.request(), state -> join(node));
        }
        CatalogState fresh = root.open().state();

        assertThat(catalog.refresh()).isEqualTo(fresh);
        assertThat(other.refresh()).isEqualTo(fresh);
    }
}
