package io.slipway.sst.commit;

import io.slipway.catalog.entry.Change.Activation;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * On whose word a version is registered, and what is to become of it.
 *
 * @param actor the program and, if known, the person
 * @param reason in the person's words; null if nobody gave one
 * @param activate whether it takes part in the rollout
 * @param asOf what moment the data stands for; null if the push did not say
 */
public record CommitOrder(
        String actor,
        @Nullable String reason,
        Activation activate,
        @Nullable Instant asOf) {
    public CommitOrder {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(activate, "activate");
    }
}
