package io.slipway.loader.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.node.VersionReport.State;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.loader.fixture.Definitions;
import io.slipway.loader.fixture.Ledger;
import io.slipway.loader.operate.Facts;
import io.slipway.loader.operate.Order;
import io.slipway.loader.operate.RollBackOrder;
import io.slipway.loader.operate.StageOrder;
import io.slipway.loader.operate.UnpinOrder;
import io.slipway.loader.operate.VersionRef;
import io.slipway.schemas.failure.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two loaders, two nodes, builders and an operator, on one manual clock; each run is replayed by its seed. */
class RolloutSeededTest {
    private static final int STEPS = 120;
    private static final DatasetDefinition POLICY = Definitions.automatic();

    private Ledger log = new Ledger();
    private List<Loader> loaders = List.of();
    private SplittableRandom random = new SplittableRandom(0);

    static LongStream seeds() {
        return LongStream.range(0, Boolean.getBoolean("slipway.full") ? 5_000 : 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverHappensEveryEntryIsLegalAndEverythingEnds(long seed) {
        random = new SplittableRandom(seed);
        log = new Ledger().define(POLICY).join("a").join("b");
        loaders = List.of(new Loader(POLICY), new Loader(POLICY));
        for (int step = 0; step < STEPS; step++) {
            happen();
        }
        comeToRest();
        assertThat(log.routes().in(VersionStatus.STAGED)).isEmpty();
        assertThat(log.routes().in(VersionStatus.REGISTERED).filter(VersionState::byPolicy))
                .isEmpty();
    }

    private void happen() {
        switch (random.nextInt(8)) {
            case 0 -> log.register();
            case 1 -> log.register(Activation.NO, null);
            case 2 -> order(new RollBackOrder(Ledger.ROUTES, null, null, RollBackOrder.Mode.SAFE));
            case 3 -> order(new UnpinOrder(Ledger.ROUTES));
            case 4 -> stageAny();
            case 5 -> loaders.forEach(loader -> loader.pass(Duration.ofSeconds(random.nextInt(4))));
            default -> tick(loaders.get(random.nextInt(2)), random.nextInt(3) > 0);
        }
    }

    private void stageAny() {
        long next = log.routes().nextVersion().value();
        if (next > 1) {
            order(new StageOrder(new VersionRef(Ledger.ROUTES, Ledger.v(1 + random.nextLong(next - 1)))));
        }
    }

    // A person may be refused; that is an answer, and changes nothing.
    private void order(Order order) {
        List<Change> changes;
        try {
            changes = order.seenOn(log.state()).changes(Facts.unchecked(log.state()));
        } catch (RefusedException refused) {
            return;
        }
        if (!changes.isEmpty()) {
            log.write(changes);
        }
    }

    private void tick(Loader loader, boolean ready) {
        hear(loader, ready);
        List<Change> due = loader.due(log.state(), key -> isGood(key.version().value()));
        due.forEach(this::requireAllowed);
        if (!due.isEmpty()) {
            log.write(due);
        }
    }

    private void hear(Loader loader, boolean ready) {
        Map<Long, State> reports = new TreeMap<>();
        log.routes()
                .in(VersionStatus.STAGED)
                .forEach(version -> reports.put(version.number().value(), ready ? State.READY : State.FETCHING));
        loader.hear("a", reports).hear("b", reports);
    }

    private void requireAllowed(Change change) {
        if (change instanceof Change.Activate activate) {
            VersionState version = log.routes().version(activate.version()).orElseThrow();
            assertThat(log.routes().pinned()).isNull();
            assertThat(isGood(version.number().value()) || version.stagedBy() == Decider.OPERATOR)
                    .as("%s passed its gates, or a person staged it", version.label())
                    .isTrue();
        } else if (change instanceof Change.Stage stage) {
            assertThat(log.routes().version(stage.version()).orElseThrow().status())
                    .as("policy never leads back what was rejected or rolled back")
                    .isEqualTo(VersionStatus.REGISTERED);
        }
    }

    private void comeToRest() {
        order(new UnpinOrder(Ledger.ROUTES));
        for (int i = 0; i < 40; i++) {
            tick(loaders.get(i % 2), true);
        }
        // What waits for a person is rejected by one, so that only what should end by itself is looked at.
        log.routes()
                .staged()
                .filter(version -> !version.byPolicy())
                .ifPresent(waiting -> log.reject(waiting.number().value(), Change.Reason.OPERATOR));
        for (int i = 0; i < 40; i++) {
            tick(loaders.get(i % 2), true);
        }
    }

    @Test
    void twoLoadersInOneSituationDecideTheSame() {
        log = new Ledger().define(POLICY).join("a").register().register();
        Loader one = new Loader(POLICY);
        Loader two = new Loader(POLICY);

        assertThat(one.due(log)).isEqualTo(two.due(log)).isNotEmpty();
    }

    private static boolean isGood(long version) {
        return version % 5 != 3;
    }
}
