package io.slipway.loader.operate;

import static io.slipway.loader.fixture.Ledger.ROUTES;
import static io.slipway.loader.fixture.Ledger.v;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.definition.Gates;
import io.slipway.catalog.definition.Retention;
import io.slipway.catalog.definition.Rollout;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.loader.fixture.Definitions;
import io.slipway.loader.fixture.Ledger;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.SlipwayException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final DatasetName DEPARTURES = new DatasetName("departures");

    private final Ledger log = new Ledger().define(Definitions.automatic()).join("a");

    @Test
    void activatesAStagedVersionThatIsReady() {
        log.register().stage(1);

        carryOut(activate(1), new Nodes().open("a", 1).facts(log));

        assertThat(log.status(1)).isEqualTo(VersionStatus.ACTIVE);
        assertThat(activate(1).changes(unchecked())).isEmpty();
    }

    @Test
    void refusesToActivateWhatIsNotReadyNamingWho() {
        log.register().stage(1);
        Facts facts = new Nodes().open("a", 7).facts(log);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> activate(1).changes(facts))
                .withMessageContaining("routes@1 is not open everywhere, not ready [a: has not begun with it]");
    }

    @Test
    void saysThatAVersionHasToBeStagedFirst() {
        log.register();

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> activate(1).changes(unchecked()))
                .withMessageContaining("expected=STAGED or STANDBY actual=REGISTERED")
                .extracting(SlipwayException::remedy)
                .asString()
                .contains("slipway stage routes@1 --reason TEXT", "activated at once");
    }

    @Test
    void activatesAVersionThatStandsBy() {
        log.serveNext().serveNext();

        carryOut(activate(1), unchecked());

        assertThat(log.status(1)).isEqualTo(VersionStatus.ACTIVE);
        assertThat(log.status(2)).isEqualTo(VersionStatus.STANDBY);
    }

    @Test
    void activatesSeveralDatasetsInOneEntryOrNone() {
        log.define(Definitions.with(DEPARTURES, Gates.NONE, Retention.DEFAULT, Rollout.DEFAULT));
        log.register().stage(1).register(DEPARTURES, Activation.BY_POLICY, null);
        log.write(new Change.Stage(DEPARTURES, v(1), 0, Decider.POLICY));
        Order both = new ActivateOrder(List.of(VersionRef.parse("routes@1"), VersionRef.parse("departures@1")));
        Facts facts = new Nodes().open("a", 1).facts(log);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> both.changes(facts))
                .withMessageContaining("departures@1 is not open everywhere");
        assertThat(both.changes(unchecked())).hasSize(2).allMatch(Change.Activate.class::isInstance);
    }

    @Test
    void anOrderToActivateNamesEachDatasetOnce() {
        List<VersionRef> twice = List.of(VersionRef.parse("a@1"), VersionRef.parse("a@2"));

        assertThatThrownBy(() -> new ActivateOrder(twice)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ActivateOrder(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stagesWhatAGateRejectedAndSupersedesOlderOnes() {
        log.register().register().reject(2, Reason.GATE);

        carryOut(new StageOrder(ref(2)), unchecked());

        assertThat(log.status(2)).isEqualTo(VersionStatus.STAGED);
        assertThat(log.status(1)).isEqualTo(VersionStatus.REJECTED);
        assertThat(new StageOrder(ref(2)).changes(unchecked())).isEmpty();
    }

    @Test
    void stagesOneVersionAtATime() {
        log.register().stage(1).register();

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new StageOrder(ref(2)).changes(unchecked()))
                .withMessageContaining("routes@1 is staged, expected=one at a time");
    }

    @Test
    void underAPinNothingIsStagedActivatedOrDropped() {
        log.serveNext().serveNext().pin(2).register();
        List<Order> refused =
                List.of(new StageOrder(ref(3)), activate(1), new PinOrder(ROUTES, v(1)), new DropOrder(ROUTES, v(2)));

        assertThat(refused).allSatisfy(order -> assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> order.changes(unchecked()))
                .withMessageContaining("pinned to version 2"));
    }

    @Test
    void rejectsWhatIsOnItsWayAndNothingElse() {
        log.serveNext().register().stage(2);

        carryOut(new RejectOrder(ref(2)), unchecked());

        assertThat(log.status(2)).isEqualTo(VersionStatus.REJECTED);
        assertThat(new RejectOrder(ref(2)).changes(unchecked())).isEmpty();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new RejectOrder(ref(1)).changes(unchecked()))
                .extracting(SlipwayException::remedy)
                .asString()
                .contains("slipway rollback routes");
    }

    @Test
    void pinsTheActiveVersion() {
        log.serveNext();

        carryOut(new PinOrder(ROUTES, null), unchecked());

        assertThat(log.routes().pinned()).isEqualTo(v(1));
        assertThat(new PinOrder(ROUTES, null).changes(unchecked())).isEmpty();
    }

    @Test
    void pinsAStagedVersionByActivatingItInTheSameEntry() {
        log.serveNext().register().stage(2);
        long before = log.state().sequence();

        carryOut(new PinOrder(ROUTES, v(2)), new Nodes().open("a", 2).facts(log));

        assertThat(log.state().sequence()).isEqualTo(before + 1);
        assertThat(log.status(2)).isEqualTo(VersionStatus.ACTIVE);
        assertThat(log.routes().pinned()).isEqualTo(v(2));
    }

    @Test
    void unpinningActivatesNothingAndSupersedesWhatWaited() {
        log.serveNext().pin(1).register().register(Activation.NO, null);

        carryOut(new UnpinOrder(ROUTES), unchecked());

        assertThat(log.routes().pinned()).isNull();
        assertThat(log.status(2)).isEqualTo(VersionStatus.REJECTED);
        assertThat(log.status(3)).isEqualTo(VersionStatus.REGISTERED);
        assertThat(new UnpinOrder(ROUTES).changes(unchecked())).isEmpty();
    }

    @Test
    void dropsADatasetAsItsGiverSawIt() {
        log.serveNext();
        Order drop = new DropOrder(ROUTES, null).seenOn(log.state());
        log.serveNext();

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> drop.changes(unchecked()))
                .withMessageContaining("expected=1 actual=2");
        carryOut(new DropOrder(ROUTES, null), unchecked());
        assertThat(log.state().dataset(ROUTES)).isEmpty();
    }

    @Test
    void letsAMemberLeave() {
        Order leave = new LeaveOrder(new NodeId("a"));

        carryOut(leave, unchecked());

        assertThat(log.state().members()).isEmpty();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> leave.changes(unchecked()));
    }

    @Test
    void namesTheDatasetsThereAre() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> new UnpinOrder(new DatasetName("rutes")).changes(unchecked()))
                .withMessageContaining("[routes]");
    }

    private static Order activate(long number) {
        return new ActivateOrder(List.of(ref(number)));
    }

    private static VersionRef ref(long number) {
        return new VersionRef(ROUTES, v(number));
    }

    private Facts unchecked() {
        return Facts.unchecked(log.state());
    }

    private void carryOut(Order order, Facts facts) {
        log.write(order.seenOn(log.state()).changes(facts));
    }
}
