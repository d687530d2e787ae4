package io.slipway.loader.expire;

import static io.slipway.loader.fixture.Ledger.ROUTES;
import static io.slipway.loader.fixture.Ledger.v;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.definition.Retention;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.state.VersionState;
import io.slipway.loader.fixture.Definitions;
import io.slipway.loader.fixture.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiryTest {
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Retention TWO_OR_A_DAY = new Retention(2, DAY);

    /** Everything has one age. */
    private record AllOf(Optional<Duration> files, Duration status) implements Ages {
        @Override
        public Optional<Duration> ofFiles(VersionState version) {
            return files;
        }

        @Override
        public Duration inStatus(VersionState version) {
            return status;
        }
    }

    @Test
    void keepsTheNewestRetiredVersions() {
        assertThat(due(sevenServed(), new AllOf(Optional.of(DAY), GRACE))).containsExactly(expire(1), expire(2));
    }

    @Test
    void keepsWhatIsYoung() {
        assertThat(due(sevenServed(), new AllOf(Optional.of(DAY.minusMillis(1)), GRACE)))
                .isEmpty();
    }

    @Test
    void keepsWhatHasChangedAMomentAgo() {
        assertThat(due(sevenServed(), new AllOf(Optional.of(DAY), GRACE.minusMillis(1))))
                .isEmpty();
    }

    @Test
    void keepsWhatIsOfUnknownAge() {
        assertThat(due(sevenServed(), new AllOf(Optional.empty(), GRACE))).isEmpty();
    }

    @Test
    void rejectedAndRolledBackVersionsGoByAgeAndPushNothingGoodOut() {
        Ledger log = new Ledger().define(Definitions.automatic()).serveNext().serveNext();
        log.write(new Change.RollBack(ROUTES, v(2), v(1), false));
        log.register().reject(3, Reason.GATE);

        assertThat(due(log, new AllOf(Optional.of(DAY), GRACE))).containsExactly(expire(2), expire(3));
    }

    @Test
    void neverTouchesWhatIsServedStandsByOrIsOnItsWay() {
        Ledger log = new Ledger().define(Definitions.automatic()).serveNext().serveNext();
        log.register().stage(3).register();

        assertThat(due(log, new AllOf(Optional.of(DAY.multipliedBy(100)), DAY))).isEmpty();
    }

    private static Ledger sevenServed() {
        Ledger log = new Ledger().define(Definitions.automatic());
        for (int i = 0; i < 7; i++) {
            log.serveNext();
        }
        return log.write(
                new Change.Retire(ROUTES, v(1)),
                new Change.Retire(ROUTES, v(2)),
                new Change.Retire(ROUTES, v(3)),
                new Change.Retire(ROUTES, v(4)));
    }

    private static List<Change> due(Ledger log, Ages ages) {
        return new Expiry(TWO_OR_A_DAY, GRACE).due(log.routes(), ages);
    }

    private static Change expire(long number) {
        return new Change.Expire(ROUTES, v(number));
    }
}
