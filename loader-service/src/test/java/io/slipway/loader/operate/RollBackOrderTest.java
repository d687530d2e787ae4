package io.slipway.loader.operate;

import static io.slipway.loader.fixture.Ledger.ROUTES;
import static io.slipway.loader.fixture.Ledger.v;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.loader.fixture.Definitions;
import io.slipway.loader.fixture.Ledger;
import io.slipway.loader.operate.RollBackOrder.Mode;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RollBackOrderTest {
    private final Ledger log =
            new Ledger().define(Definitions.automatic()).join("a").join("b");

    @Test
    void goesBackToTheVersionThatWasActiveLastAndHolds() {
        log.serveNext().serveNext().serveNext();

        carryOut(order(null, null));

        assertThat(log.status(3)).isEqualTo(VersionStatus.ROLLED_BACK);
        assertThat(log.status(2)).isEqualTo(VersionStatus.ACTIVE);
        assertThat(log.routes().pinned()).isEqualTo(v(2));
    }

    @Test
    void goesBackInTheOrderOfServingAndNotOfNumbers() {
        log.serveNext().serveNext().serveNext().activate(1);

        carryOut(order(null, null));

        assertThat(log.status(3)).isEqualTo(VersionStatus.ACTIVE);
    }

    @Test
    void rejectsWhatIsOnItsWaySoThatItDoesNotComeBackByItself() {
        log.serveNext().serveNext().register().stage(3).register();

        carryOut(order(null, null));

        assertThat(log.status(3)).isEqualTo(VersionStatus.REJECTED);
        assertThat(log.status(4)).isEqualTo(VersionStatus.REJECTED);
    }

    @Test
    void twoOperatorsAtOnceTakeOneStep() {
        log.serveNext().serveNext().serveNext();
        Order first = order(null, null).seenOn(log.state());
        Order second = order(null, null).seenOn(log.state());
        log.write(first.changes(Facts.unchecked(log.state())));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> second.changes(Facts.unchecked(log.state())))
                .withMessageContaining("somebody was faster, expected=version 3 is active actual=2");
    }

    @Test
    void aSecondOperatorWhoIsALittleLateTakesNoSecondStepEither() {
        log.serveNext().serveNext().serveNext();
        carryOut(order(null, null));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> carryOut(order(null, null)))
                .withMessageContaining("pinned to version 2")
                .extracting(SlipwayException::remedy)
                .asString()
                .contains("from 2");
        assertThat(log.status(2)).isEqualTo(VersionStatus.ACTIVE);
    }

    @Test
    void goesAFurtherStepWhenToldFromWhereAndMovesThePin() {
        log.serveNext().serveNext().serveNext();
        carryOut(order(null, null));

        carryOut(order(v(2), null));

        assertThat(log.status(1)).isEqualTo(VersionStatus.ACTIVE);
        assertThat(log.routes().pinned()).isEqualTo(v(1));
    }

    @Test
    void afterANewPushASecondRollbackSkipsWhatWasRolledBack() {
        log.serveNext().serveNext();
        carryOut(new RollBackOrder(ROUTES, null, null, new Mode(false, false)));
        log.serveNext();

        carryOut(order(null, null));

        assertThat(log.status(1)).isEqualTo(VersionStatus.ACTIVE);
        assertThat(log.status(2)).isEqualTo(VersionStatus.ROLLED_BACK);
        assertThat(log.status(3)).isEqualTo(VersionStatus.ROLLED_BACK);
    }

    @Test
    void withoutHoldTheDatasetIsNotPinned() {
        log.serveNext().serveNext();

        carryOut(new RollBackOrder(ROUTES, null, null, new Mode(false, false)));

        assertThat(log.routes().pinned()).isNull();
    }

    @Test
    void isRefusedNamingWhoLacksTheTarget() {
        log.serveNext().serveNext();
        Facts facts = new Nodes().open("a", 1).open("a", 2).open("b", 2).facts(log);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> order(null, null).seenOn(log.state()).changes(facts))
                .withMessageContaining("ready [a]; not ready [b: has not begun with it]");
    }

    @Test
    void goesWhereNodesLackTheTargetWhenForced() {
        log.serveNext().serveNext();
        Facts facts = new Nodes().open("a", 2).open("b", 2).facts(log);
        Order forced = new RollBackOrder(ROUTES, null, null, new Mode(true, true)).seenOn(log.state());

        assertThat(forced.changes(facts)).containsExactly(new Change.RollBack(ROUTES, v(2), v(1), true));
    }

    @Test
    void readinessThatIsNotKnownIsNeverNo() {
        log.serveNext().serveNext();
        Facts facts = new Nodes().open("a", 1).facts(log);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> order(null, null).seenOn(log.state()).changes(facts))
                .withMessageContaining("not heard yet [b]");
    }

    @Test
    void aNodeThatIsDownDoesNotHoldUpARollback() {
        log.serveNext().serveNext();
        Facts facts = new Nodes().pass(5).open("a", 1).facts(log);

        assertThat(order(null, null).seenOn(log.state()).changes(facts)).hasSize(1);
    }

    @Test
    void withoutAnyNodeNothingIsReadyAndTheAnswerSaysSo() {
        log.serveNext().serveNext();
        Facts facts = new Nodes().pass(5).facts(log);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> order(null, null).seenOn(log.state()).changes(facts))
                .withMessageContaining("suspect [a, b]");
    }

    @Test
    void isRefusedWhenNothingStandsByOrNothingIsActive() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> carryOut(order(null, null)))
                .withMessageContaining("no version is active");
        log.serveNext();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> carryOut(order(null, null)))
                .withMessageContaining("no version stands by");
    }

    @Test
    void namesAVersionThatIsNoTarget() {
        log.serveNext().serveNext().register();

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> carryOut(order(null, v(3))))
                .withMessageContaining("expected=STANDBY actual=REGISTERED")
                .extracting(SlipwayException::remedy)
                .asString()
                .contains("[1]");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> carryOut(order(null, v(9))))
                .withMessageContaining("[1, 2, 3]");
    }

    private static RollBackOrder order(@Nullable VersionNumber from, @Nullable VersionNumber to) {
        return new RollBackOrder(ROUTES, from, to, Mode.SAFE);
    }

    private void carryOut(Order order) {
        log.write(order.seenOn(log.state()).changes(Facts.unchecked(log.state())));
    }
}
