package io.slipway.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.layout.AttemptId;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StagedByTest {
    private static final DatasetName ROUTES = new DatasetName("routes");
    private static final Moment LATER = new Moment(2, Instant.EPOCH);

    @Test
    void aVersionRemembersOnWhoseWordItWasStaged() {
        VersionState registered = VersionState.registered(VersionNumber.FIRST, registration(), LATER);

        VersionState active = registered.staged(Decider.OPERATOR, LATER).to(VersionStatus.ACTIVE, LATER);

        assertThat(registered.stagedBy()).isNull();
        assertThat(active.stagedBy()).isEqualTo(Decider.OPERATOR);
        assertThat(active.staged(Decider.POLICY, LATER).stagedBy()).isEqualTo(Decider.POLICY);
    }

    private static Change.Register registration() {
        PushId push = new PushId("p");
        AttemptId attempt = new AttemptId(0, "0123456789abcdef");
        return new Change.Register(
                ROUTES,
                push,
                attempt,
                0,
                Sha256.of(new byte[0]),
                new AttemptFolder(ROUTES, push, attempt).manifest(),
                Sha256.of(new byte[0]),
                1,
                1,
                Change.Activation.BY_POLICY,
                null,
                null);
    }
}
