package io.slipway.loader.operate;

import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.loader.nodes.Need;
import io.slipway.loader.nodes.Verdict;
import io.slipway.loader.nodes.Verdict.Outcome;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.UnavailableException;

/** What several orders ask before they change anything. */
final class Preconditions {
    private Preconditions() {}

    static void requireNoPin(String verb, DatasetState dataset) {
        if (dataset.pinned() != null) {
            throw new RefusedException(
                    "Cannot " + verb + " a version of " + dataset.name() + ": it is pinned to version "
                            + dataset.pinned(),
                    "Unpin it first, if nobody needs it held: slipway unpin " + dataset.name()
                            + " --reason TEXT; a rollback is allowed under a pin.");
        }
    }

    /** Passes when the version is open where it has to be; says who lacks it, and never no for not known. */
    static void requireReady(String doing, Facts facts, VersionState version, Need need, String wayOut) {
        Verdict verdict = facts.readiness().of(version.dataset(), version.number(), need);
        if (verdict.outcome() == Outcome.UNKNOWN) {
            throw new UnavailableException(
                    "Cannot " + doing + " yet: it is not known whether " + version.label() + " is open everywhere, "
                            + verdict.words(),
                    "Try again in a few seconds: this loader has to listen to every node first.");
        }
        if (verdict.outcome() == Outcome.NOT_READY) {
            throw new RefusedException(
                    "Cannot " + doing + ": " + version.label() + " is not open everywhere, " + verdict.words(), wayOut);
        }
    }
}
