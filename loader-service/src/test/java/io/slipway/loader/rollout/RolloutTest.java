package io.slipway.loader.rollout;

import static io.slipway.loader.fixture.Ledger.ROUTES;
import static io.slipway.loader.fixture.Ledger.v;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.node.VersionReport.State;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.loader.fixture.Definitions;
import io.slipway.loader.fixture.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final DatasetDefinition AUTOMATIC = Definitions.automatic();
    private static final DatasetDefinition MANUAL = Definitions.manual();
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(5);

    @Test
    void stagesAVersionThatPassedItsGates() {
        Ledger log = new Ledger().define(AUTOMATIC).register();

        assertThat(new Loader(AUTOMATIC).due(log)).containsExactly(stage(1));
    }

    @Test
    void asksForTheGatesAndDoesNothingBefore() {
        Ledger log = new Ledger().define(AUTOMATIC).register();

        Decision decision = new Loader(AUTOMATIC).look(log.state());

        assertThat(decision.changes()).isEmpty();
        assertThat(decision.wanted())
                .containsExactly(
                        GateKey.of(log.routes(), log.routes().version(v(1)).orElseThrow()));
    }

    @Test
    void rejectsAVersionThatFailedItsGatesWithTheFigures() {
        Ledger log = new Ledger().define(AUTOMATIC).register();

        List<Change> due = new Loader(AUTOMATIC).due(log.state(), key -> false);

        assertThat(due).singleElement().isInstanceOfSatisfying(Change.Reject.class, reject -> {
            assertThat(reject.reason()).isEqualTo(Reason.GATE);
            assertThat(reject.figures()).containsEntry("rows", "FAILED");
        });
    }

    @Test
    void doesNothingWithADatasetWhoseDefinitionIsNotKnown() {
        Ledger log = new Ledger().define(AUTOMATIC).register();

        assertThat(new Loader().due(log)).isEmpty();
    }

    @Test
    void stagesTheNewestAndSupersedesOlderOnesInTheSameEntry() {
        Ledger log = new Ledger().define(AUTOMATIC).register().register().register();

        List<Change> due = new Loader(AUTOMATIC).due(log);

        assertThat(due).hasSize(3).startsWith(stage(3));
        log.write(due);
        assertThat(List.of(log.status(1), log.status(2), log.status(3)))
                .containsExactly(VersionStatus.REJECTED, VersionStatus.REJECTED, VersionStatus.STAGED);
    }

    @Test
    void stagesAnOlderOneWhenTheNewestFailsItsGates() {
        Ledger log = new Ledger().define(AUTOMATIC).register().register();

        List<Change> due =
                new Loader(AUTOMATIC).due(log.state(), key -> !key.version().equals(v(2)));

        log.write(due);
        assertThat(log.status(1)).isEqualTo(VersionStatus.STAGED);
        assertThat(log.status(2)).isEqualTo(VersionStatus.REJECTED);
    }

    @Test
    void leavesVersionsAloneThatTakeNoPart() {
        Ledger log = new Ledger().define(AUTOMATIC).register(Activation.NO, null);
        assertThat(new Loader(AUTOMATIC).due(log)).isEmpty();

        log.register();
        log.write(new Loader(AUTOMATIC).due(log));
        assertThat(log.status(1)).isEqualTo(VersionStatus.REGISTERED);
        assertThat(log.status(2)).isEqualTo(VersionStatus.STAGED);
    }

    @Test
    void waitsWithTheNextOneUntilTheStagedOneHasArrived() {
        Ledger log =
                new Ledger().define(AUTOMATIC).join("a").register().stage(1).register();
        Loader loader = new Loader(AUTOMATIC).hear("a", Map.of(1L, State.FETCHING));

        assertThat(loader.due(log)).isEmpty();

        log.write(loader.hear("a", Map.of(1L, State.READY)).due(log));
        assertThat(log.status(1)).isEqualTo(VersionStatus.ACTIVE);
        assertThat(log.status(2)).isEqualTo(VersionStatus.REGISTERED);
        log.write(loader.due(log));
        assertThat(log.status(2)).isEqualTo(VersionStatus.STAGED);
    }

    @Test
    void supersedesAPushOfOlderDataThanTheActiveOne() {
        Ledger log = new Ledger()
                .define(AUTOMATIC)
                .register(Activation.BY_POLICY, Instant.parse("2001-02-01T00:00:00Z"))
                .stage(1)
                .activate(1)
                .register(Activation.BY_POLICY, Instant.parse("2001-01-01T00:00:00Z"));

        List<Change> due = new Loader(AUTOMATIC).due(log);

        assertThat(due).singleElement().isInstanceOfSatisfying(Change.Reject.class, reject -> {
            assertThat(reject.reason()).isEqualTo(Reason.SUPERSEDED);
            assertThat(reject.figures()).containsEntry("active_as_of", "2001-02-01T00:00:00Z");
        });
    }

    @Test
    void neverServesARegisteredVersionAfterANewerOneWasServed() {
        Ledger log = new Ledger()
                .define(AUTOMATIC)
                .register()
                .register(Activation.NO, null)
                .stageByHand(2)
                .activate(2);

        log.write(new Loader(AUTOMATIC).due(log));

        assertThat(log.status(1)).isEqualTo(VersionStatus.REJECTED);
    }

    @Test
    void activatesWhenEveryMemberIsReady() {
        Ledger log = twoMembers().register().stage(1);
        Loader loader = new Loader(AUTOMATIC).hear("a", Map.of(1L, State.READY)).hear("b", Map.of(1L, State.FETCHING));

        assertThat(loader.due(log)).isEmpty();
        assertThat(loader.hear("b", Map.of(1L, State.READY)).due(log))
                .containsExactly(new Change.Activate(ROUTES, v(1), null, null, 0, Decider.POLICY));
    }

    @Test
    void countsAVersionThatIsOpenAsReady() {
        Ledger log = new Ledger().define(AUTOMATIC).join("a").register().stage(1);

        assertThat(new Loader(AUTOMATIC).hear("a", Map.of(1L, State.OPEN)).due(log))
                .hasSize(1);
    }

    @Test
    void withoutAnyMemberNothingIsReady() {
        Ledger log = new Ledger().define(AUTOMATIC).register().stage(1);

        assertThat(new Loader(AUTOMATIC).pass(SILENCE).due(log)).isEmpty();
    }

    @Test
    void aLoaderThatJustStartedDecidesNothingOnHearsay() {
        Ledger log = twoMembers().register().stage(1);
        Loader loader = new Loader(AUTOMATIC).hear("a", Map.of(1L, State.READY));

        assertThat(loader.due(log)).as("b may be about to speak").isEmpty();
        assertThat(loader.pass(Duration.ofMillis(4_999))
                        .hear("a", Map.of(1L, State.READY))
                        .due(log))
                .isEmpty();
        assertThat(loader.pass(Duration.ofMillis(1)).due(log))
                .as("b is suspect")
                .hasSize(1);
    }

    @Test
    void goesOnWithoutANodeThatIsDown() {
        Ledger log = twoMembers().register().stage(1);
        Loader loader = new Loader(AUTOMATIC)
                .hear("a", Map.of(1L, State.FETCHING))
                .hear("b", Map.of(1L, State.FETCHING))
                .pass(Duration.ofSeconds(4))
                .hear("a", Map.of(1L, State.READY))
                .pass(SECOND);

        assertThat(loader.due(log)).hasSize(1);
    }

    @Test
    void isHeldUpByANodeThatIsOutOfDiskUntilTheTimeOut() {
        Ledger log = twoMembers().register().stage(1);
        Loader loader = new Loader(AUTOMATIC);
        loader.look(log.state());
        loader.pass(Definitions.TIMEOUT.minus(SECOND))
                .hear("a", Map.of(1L, State.READY))
                .hear("b", Map.of(1L, State.FAILED));
        assertThat(loader.due(log)).isEmpty();

        List<Change> due = loader.pass(SECOND)
                .hear("a", Map.of(1L, State.READY))
                .hear("b", Map.of(1L, State.FAILED))
                .due(log);

        assertThat(due).singleElement().isInstanceOfSatisfying(Change.Reject.class, reject -> {
            assertThat(reject.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(reject.figures().get("readiness"))
                    .isEqualTo("ready [a]; not ready [b: failed, no room on disk]");
        });
    }

    @Test
    void countsTheTimeOutFromItsOwnFirstSight() {
        Ledger log = twoMembers().register().stage(1);
        Loader first = new Loader(AUTOMATIC);
        first.look(log.state());
        first.pass(Definitions.TIMEOUT);
        Loader restarted = new Loader(AUTOMATIC).pass(Definitions.TIMEOUT);

        assertThat(first.due(log)).hasSize(1);
        assertThat(restarted.due(log)).isEmpty();
    }

    @Test
    void aLoaderThatTakesOverBetweenStagedAndActivatedActivates() {
        Ledger log = new Ledger().define(AUTOMATIC).join("a").register().stage(1);
        Loader second = new Loader(AUTOMATIC).hear("a", Map.of(1L, State.READY));

        log.write(second.due(log));

        assertThat(log.status(1)).isEqualTo(VersionStatus.ACTIVE);
        assertThat(second.due(log)).isEmpty();
    }

    @Test
    void someReplicasSufficeWhenThePolicySaysSo() {
        DatasetDefinition two = Definitions.replicas(2);
        Ledger log = new Ledger()
                .define(two)
                .join("a")
                .join("b")
                .join("c")
                .register()
                .stage(1);
        Loader loader = new Loader(two).hear("a", Map.of(1L, State.READY)).hear("b", Map.of(1L, State.FETCHING));

        assertThat(loader.due(log)).isEmpty();
        assertThat(loader.hear("b", Map.of(1L, State.READY)).due(log)).hasSize(1);
    }

    @Test
    void runsTheGatesAgainWhenTheActiveVersionHasChanged() {
        Ledger log = new Ledger().define(AUTOMATIC).join("a").serveNext().serveNext();
        log.register().stage(3);
        Loader loader = new Loader(AUTOMATIC).hear("a", Map.of(3L, State.FETCHING));
        assertThat(loader.due(log)).isEmpty();

        log.activate(1);
        List<Change> due = loader.hear("a", Map.of(3L, State.READY)).due(log.state(), key -> !v(1).equals(key.base()));

        assertThat(due).singleElement().isInstanceOf(Change.Reject.class);
    }

    @Test
    void takesAnOperatorsWordForTheGates() {
        Ledger log = new Ledger()
                .define(AUTOMATIC)
                .join("a")
                .register()
                .reject(1, Reason.GATE)
                .stageByHand(1);

        List<Change> due =
                new Loader(AUTOMATIC).hear("a", Map.of(1L, State.READY)).due(log.state(), key -> false);

        assertThat(due).singleElement().isInstanceOf(Change.Activate.class);
    }

    @Test
    void waitsForAPersonAndGivesWayToTheNextThatPasses() {
        Ledger log = new Ledger().define(MANUAL).join("a").register().stage(1);
        Loader loader = new Loader(MANUAL).hear("a", Map.of(1L, State.READY));
        assertThat(loader.due(log)).isEmpty();

        log.register().register();
        List<Change> due = loader.due(log.state(), key -> !key.version().equals(v(3)));

        log.write(due);
        assertThat(log.status(3)).as("failed its gates").isEqualTo(VersionStatus.REJECTED);
        assertThat(log.status(2)).isEqualTo(VersionStatus.STAGED);
        assertThat(log.status(1)).as("gave way").isEqualTo(VersionStatus.REJECTED);
    }

    @Test
    void doesNotGiveWayToAVersionThatFailsItsGates() {
        Ledger log = new Ledger().define(MANUAL).join("a").register().stage(1).register();
        Loader loader = new Loader(MANUAL).hear("a", Map.of(1L, State.READY));

        log.write(loader.due(log.state(), key -> !key.version().equals(v(2))));

        assertThat(log.status(1)).isEqualTo(VersionStatus.STAGED);
        assertThat(log.status(2)).isEqualTo(VersionStatus.REJECTED);
    }

    @Test
    void anOperatorsStageOfAVersionWithoutPolicyWaitsForThePerson() {
        Ledger log = new Ledger()
                .define(AUTOMATIC)
                .join("a")
                .register(Activation.NO, null)
                .stageByHand(1);

        assertThat(new Loader(AUTOMATIC).hear("a", Map.of(1L, State.READY)).due(log))
                .isEmpty();
    }

    @Test
    void underAPinGatesRunButNothingIsStagedOrActivated() {
        Ledger log = new Ledger()
                .define(AUTOMATIC)
                .join("a")
                .serveNext()
                .pin(1)
                .register()
                .register();

        log.write(new Loader(AUTOMATIC).due(log.state(), key -> !key.version().equals(v(3))));

        assertThat(log.status(2)).isEqualTo(VersionStatus.REGISTERED);
        assertThat(log.status(3)).isEqualTo(VersionStatus.REJECTED);
    }

    @Test
    void doesNotActivateUnderAPinWhatWasStagedBefore() {
        Ledger log = new Ledger()
                .define(AUTOMATIC)
                .join("a")
                .serveNext()
                .register()
                .stage(2)
                .pin(1);

        assertThat(new Loader(AUTOMATIC).hear("a", Map.of(2L, State.READY)).due(log))
                .isEmpty();
    }

    @Test
    void whatWasRolledBackOrStagedThenDoesNotComeBackByItself() {
        Ledger log = new Ledger()
                .define(AUTOMATIC)
                .join("a")
                .serveNext()
                .serveNext()
                .register()
                .stage(3)
                .write(new Change.RollBack(ROUTES, v(2), v(1), false));
        Loader loader = new Loader(AUTOMATIC).hear("a", Map.of(1L, State.OPEN, 2L, State.OPEN, 3L, State.READY));

        assertThat(loader.due(log)).isEmpty();
        assertThat(log.status(2)).isEqualTo(VersionStatus.ROLLED_BACK);
        assertThat(log.status(3)).isEqualTo(VersionStatus.REJECTED);
    }

    @Test
    void joinsANodeAtItsFirstHeartbeatAndWhenItMoves() {
        Ledger log = new Ledger();
        Loader loader = new Loader().hear("a", Map.of());

        List<Change> due = loader.due(log);

        assertThat(due).singleElement().isInstanceOf(Change.Join.class);
        assertThat(loader.due(log.write(due))).isEmpty();
    }

    @Test
    void doesNotJoinANodeThatIsSilentAgain() {
        assertThat(new Loader().hear("a", Map.of()).pass(SILENCE).due(new Ledger()))
                .isEmpty();
    }

    @Test
    void retiresWhatStandsByBehindTwoNewerOnes() {
        Ledger log = new Ledger()
                .define(AUTOMATIC)
                .serveNext()
                .serveNext()
                .serveNext()
                .serveNext();

        assertThat(new Loader(AUTOMATIC).due(log)).containsExactly(new Change.Retire(ROUTES, v(1)));
    }

    private static Ledger twoMembers() {
        return new Ledger().define(AUTOMATIC).join("a").join("b");
    }

    private static Change stage(long number) {
        return new Change.Stage(ROUTES, v(number), 0, Decider.POLICY);
    }
}
