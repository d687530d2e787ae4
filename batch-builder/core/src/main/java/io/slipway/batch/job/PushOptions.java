package io.slipway.batch.job;

import io.slipway.schemas.dataset.PushId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What may differ from push to push of one dataset file.
 *
 * @param actor the program and, if known, the person, as the catalog log will have it
 * @param pushId empty: a hash of the file, its parameters and its inputs, so that a retry is the same push
 * @param force makes a new push even if there was one of these inputs
 * @param parameters override those of the file
 * @param asOf what moment the data stands for
 * @param activate whether the rollout policy may activate the version
 * @param skipUnchanged registers nothing if the rows are those of the active version
 */
public record PushOptions(
        String actor,
        Optional<PushId> pushId,
        boolean force,
        Map<String, String> parameters,
        Optional<Instant> asOf,
        boolean activate,
        boolean skipUnchanged) {
    /** A push as the file says, activated by policy. */
    public static final PushOptions DEFAULT =
            new PushOptions("slipway build", Optional.empty(), false, Map.of(), Optional.empty(), true, false);

    public PushOptions {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    public PushOptions withActor(String who) {
        return new PushOptions(who, pushId, force, parameters, asOf, activate, skipUnchanged);
    }

    public PushOptions withPushId(PushId id) {
        return new PushOptions(actor, Optional.of(id), force, parameters, asOf, activate, skipUnchanged);
    }

    public PushOptions forced() {
        return new PushOptions(actor, pushId, true, parameters, asOf, activate, skipUnchanged);
    }

    public PushOptions withParameters(Map<String, String> overrides) {
        return new PushOptions(actor, pushId, force, overrides, asOf, activate, skipUnchanged);
    }

    public PushOptions withAsOf(Instant moment) {
        return new PushOptions(actor, pushId, force, parameters, Optional.of(moment), activate, skipUnchanged);
    }

    public PushOptions withoutActivation() {
        return new PushOptions(actor, pushId, force, parameters, asOf, false, skipUnchanged);
    }

    public PushOptions skippingUnchanged() {
        return new PushOptions(actor, pushId, force, parameters, asOf, activate, true);
    }
}
