package io.slipway.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Define;
import io.slipway.catalog.entry.Change.Drop;
import io.slipway.catalog.entry.Change.Expire;
import io.slipway.catalog.entry.Change.Pin;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.entry.Change.Retire;
import io.slipway.catalog.entry.Change.RollBack;
import io.slipway.catalog.entry.Change.Stage;
import io.slipway.catalog.entry.Change.Sweep;
import io.slipway.catalog.entry.Change.Unpin;
import io.slipway.catalog.fake.StateScript;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import org.junit.jupiter.api.Test;

/** Stories of versions, as the fold tells them. */
class LifeOfVersionsTest {
    private static final DatasetName ROUTES = new DatasetName("routes");
    private static final VersionNumber ONE = new VersionNumber(1);
    private static final VersionNumber TWO = new VersionNumber(2);
    private static final VersionNumber THREE = new VersionNumber(3);
    private static final VersionNumber FOUR = new VersionNumber(4);

    private final StateScript script = StateScript.with(ROUTES);

    private DatasetState routes() {
        return script.state().dataset(ROUTES).orElseThrow();
    }

    @Test
    void givesNumbersInTheOrderOfRegistration() {
        script.register(ROUTES);
        script.register(ROUTES);

        assertThat(routes().versions().keySet()).containsExactly(ONE, TWO);
        assertThat(routes().nextVersion()).isEqualTo(THREE);
        assertThat(routes().versionOf(new PushId("push2")))
                .map(VersionState::number)
                .contains(TWO);
    }

    @Test
    void registersAPushOnce() {
        Change.Register again = script.registration(ROUTES, "push1");
        script.register(ROUTES);

        assertThat(script.tryApply(again))
                .isEqualTo("Cannot register push push1 of routes: it is routes@1 already, which is REGISTERED");
    }

    /** Case 4: a driver that sleeps for a week, then registers. */
    @Test
    void refusesAnAttemptThatBeganBelowTheFloor() {
        Change.Register sleeper = script.registration(ROUTES, "sleeper");
        script.register(ROUTES);
        script.apply(new Sweep(sleeper.baseSequence() + 1));

        assertThat(script.tryApply(sleeper)).contains("began too long ago");
        script.apply(script.registration(ROUTES, "sleeper"));
    }

    @Test
    void refusesAnAttemptWhoseDefinitionHasChanged() {
        Change.Register late = script.registration(ROUTES, "late");
        script.apply(new Define(ROUTES, Sha256.of(new byte[] {2}), StateScript.DEFINITION));

        assertThat(script.tryApply(late)).contains("the definition changed after the build began");
    }

    @Test
    void refusesAnAttemptFromTheFuture() {
        long head = script.state().sequence();

        assertThat(script.tryApply(StateScript.registration(ROUTES, "p", head + 1, Activation.BY_POLICY, null)))
                .contains("contradict each other");
    }

    @Test
    void refusesToBorrowFromAVersionThatExpired() {
        script.register(ROUTES);
        script.apply(StateScript.reject(ROUTES, ONE, Reason.GATE));
        long base = script.state().sequence();
        script.apply(StateScript.registration(ROUTES, "in-time", base, Activation.BY_POLICY, ONE));
        script.apply(new Expire(ROUTES, ONE));

        assertThat(script.tryApply(StateScript.registration(ROUTES, "too-late", base, Activation.BY_POLICY, ONE)))
                .contains("borrows files of version 1, which has expired");
        assertThat(script.tryApply(StateScript.registration(ROUTES, "of-none", base, Activation.BY_POLICY, FOUR)))
                .contains("borrows files of version 4");
    }

    /** Case 8: two operators roll back at once. */
    @Test
    void goesOneStepBackWhenTwoOperatorsRollBackAtOnce() {
        script.activateNext(ROUTES);
        script.activateNext(ROUTES);
        script.activateNext(ROUTES);
        Change mine = new RollBack(ROUTES, THREE, TWO, true);
        Change yours = new RollBack(ROUTES, THREE, TWO, true);
        script.apply(mine);

        assertThat(script.tryApply(yours))
                .isEqualTo("Cannot roll back routes@3: the active version has changed, expected=3 actual=2");
        assertThat(script.active(ROUTES)).isEqualTo(TWO);
    }

    /** Case 8: rollback, new push, rollback again. */
    @Test
    void goesBackPastWhatWasRolledBack() {
        script.activateNext(ROUTES);
        script.activateNext(ROUTES);
        script.activateNext(ROUTES);
        script.apply(new RollBack(ROUTES, THREE, TWO, false));
        script.activateNext(ROUTES);
        assertThat(routes().rollbackTarget()).map(VersionState::number).contains(TWO);

        script.apply(new RollBack(ROUTES, FOUR, TWO, false));
        assertThat(routes().rollbackTarget()).map(VersionState::number).contains(ONE);
        assertThat(script.statusOf(ROUTES, THREE)).isEqualTo(VersionStatus.ROLLED_BACK);
        assertThat(script.tryApply(new RollBack(ROUTES, TWO, THREE, false))).contains("it is ROLLED_BACK");
    }

    /** Case 9: the bad one does not come back. */
    @Test
    void rejectsWhatIsOnItsWayWhenItRollsBack() {
        script.activateNext(ROUTES);
        script.activateNext(ROUTES);
        script.register(ROUTES);
        script.apply(script.stage(ROUTES, THREE));
        script.register(ROUTES);
        Change finish = script.activate(ROUTES, THREE, Decider.POLICY);
        script.apply(new RollBack(ROUTES, TWO, ONE, false));

        assertThat(script.statusOf(ROUTES, THREE)).isEqualTo(VersionStatus.REJECTED);
        assertThat(script.statusOf(ROUTES, FOUR)).isEqualTo(VersionStatus.REJECTED);
        assertThat(script.tryApply(finish)).contains("it is REJECTED");
        assertThat(script.tryApply(script.stage(ROUTES, THREE))).contains("which policy does not change so");
        script.apply(new Stage(ROUTES, THREE, 0, Decider.OPERATOR));
    }

    @Test
    void holdsADatasetThatWasRolledBack() {
        script.activateNext(ROUTES);
        script.activateNext(ROUTES);
        script.apply(new RollBack(ROUTES, TWO, ONE, true));
        script.register(ROUTES);

        assertThat(routes().pinned()).isEqualTo(ONE);
        assertThat(script.tryApply(script.stage(ROUTES, THREE)))
                .isEqualTo("Cannot stage routes@3: the dataset is pinned to version 1");
        assertThat(script.tryApply(new Stage(ROUTES, TWO, 0, Decider.OPERATOR))).contains("pinned");
    }

    @Test
    void movesThePinByARollback() {
        script.activateNext(ROUTES);
        script.activateNext(ROUTES);
        script.apply(new Pin(ROUTES, TWO));
        script.apply(new RollBack(ROUTES, TWO, ONE, false));

        assertThat(routes().pinned()).isEqualTo(ONE);
    }

    @Test
    void activatesAndPinsInOneEntry() {
        script.activateNext(ROUTES);
        script.activateNext(ROUTES);
        script.apply(script.activate(ROUTES, ONE, Decider.OPERATOR), new Pin(ROUTES, ONE));

        assertThat(script.active(ROUTES)).isEqualTo(ONE);
        assertThat(routes().pinned()).isEqualTo(ONE);
    }

    @Test
    void activatesNothingByUnpinning() {
        script.activateNext(ROUTES);
        script.apply(new Pin(ROUTES, ONE));
        script.register(ROUTES);
        long base = script.state().sequence();
        script.apply(StateScript.registration(ROUTES, "by-hand", base, Activation.NO, null));
        assertThat(script.tryApply(new Unpin(ROUTES, TWO))).contains("the pin has moved");
        script.apply(new Unpin(ROUTES, ONE));

        assertThat(routes().pinned()).isNull();
        assertThat(script.statusOf(ROUTES, TWO)).isEqualTo(VersionStatus.REJECTED);
        assertThat(script.state().version(ROUTES, TWO).orElseThrow().rejection())
                .extracting(VersionState.Rejection::reason)
                .isEqualTo(Reason.SUPERSEDED);
        assertThat(script.statusOf(ROUTES, THREE)).isEqualTo(VersionStatus.REGISTERED);
        script.activateNext(ROUTES);
    }

    @Test
    void stagesOneVersionADatasetAtATime() {
        script.register(ROUTES);
        script.register(ROUTES);
        script.apply(script.stage(ROUTES, ONE));

        assertThat(script.tryApply(script.stage(ROUTES, TWO))).contains("version 1 is staged, one at a time");
        script.apply(StateScript.reject(ROUTES, ONE, Reason.SUPERSEDED), script.stage(ROUTES, TWO));
    }

    @Test
    void goesBackToWhatWasActiveLastAndNotToTheGreatestNumber() {
        script.activateNext(ROUTES);
        script.activateNext(ROUTES);
        script.activateNext(ROUTES);
        script.apply(script.activate(ROUTES, ONE, Decider.OPERATOR));
        script.activateNext(ROUTES);

        assertThat(routes().standby()).map(VersionState::number).containsExactly(ONE, THREE, TWO);
        assertThat(script.tryApply(new Retire(ROUTES, ONE))).contains("a rollback would go back to it");
        script.apply(new Retire(ROUTES, TWO));
    }

    @Test
    void forgetsExpiredVersionsAndTheirPushesWhenTheFloorPasses() {
        script.register(ROUTES);
        script.register(ROUTES);
        script.apply(StateScript.reject(ROUTES, ONE, Reason.GATE));
        script.apply(new Expire(ROUTES, ONE));
        long expired = script.state().sequence();
        script.apply(new Sweep(expired));
        assertThat(routes().version(ONE)).isPresent();
        script.apply(new Sweep(expired + 1));

        assertThat(routes().versions()).containsOnlyKeys(TWO);
        assertThat(routes().versionOf(new PushId("push1"))).isEmpty();
        assertThat(script.register(ROUTES)).isEqualTo(THREE);
    }

    @Test
    void neverLowersTheFloor() {
        script.register(ROUTES);
        script.apply(new Sweep(2));

        assertThat(script.tryApply(new Sweep(2))).contains("expected=above 2");
        assertThat(script.tryApply(new Sweep(1))).contains("expected=above 2");
        assertThat(script.tryApply(new Sweep(script.state().sequence() + 2))).contains("Cannot raise the floor");
        script.apply(new Sweep(script.state().sequence() + 1));
    }

    /** Case 19: DROP and define again. */
    @Test
    void goesOnCountingAfterADrop() {
        script.activateNext(ROUTES);
        script.activateNext(ROUTES);
        Change.Register before = script.registration(ROUTES, "begun-before-the-drop");
        assertThat(script.tryApply(new Drop(ROUTES, ONE))).contains("the active version has changed");
        script.apply(new Drop(ROUTES, TWO));
        assertThat(script.state().dataset(ROUTES)).isEmpty();
        assertThat(script.tryApply(before)).contains("there is no such dataset");
        script.apply(new Define(ROUTES, StateScript.DEFINITION, null));

        assertThat(script.tryApply(before)).contains("began too long ago");
        assertThat(script.register(ROUTES)).isEqualTo(THREE);
        assertThat(script.state().tombstones()).isEmpty();
    }

    @Test
    void dropsNothingThatIsPinned() {
        script.activateNext(ROUTES);
        script.apply(new Pin(ROUTES, ONE));

        assertThat(script.tryApply(new Drop(ROUTES, ONE))).contains("pinned to version 1");
        assertThat(script.tryApply(new Pin(ROUTES, ONE))).contains("pinned to version 1");
    }
}
