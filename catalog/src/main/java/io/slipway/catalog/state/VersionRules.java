package io.slipway.catalog.state;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activate;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Expire;
import io.slipway.catalog.entry.Change.OfDataset;
import io.slipway.catalog.entry.Change.Pin;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.entry.Change.Reject;
import io.slipway.catalog.entry.Change.Retire;
import io.slipway.catalog.entry.Change.RollBack;
import io.slipway.catalog.entry.Change.Stage;
import io.slipway.catalog.entry.Change.Unpin;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What may happen to the versions of one dataset. Each method is a column of the table in ADR 8. */
final class VersionRules {
    private final CatalogState state;
    private final DatasetState dataset;
    private final Moment moment;

    private VersionRules(CatalogState state, DatasetState dataset, Moment moment) {
        this.state = state;
        this.dataset = dataset;
        this.moment = moment;
    }

    static DatasetState apply(CatalogState state, DatasetState dataset, OfDataset change, Moment moment) {
        return new VersionRules(state, dataset, moment).after(change);
    }

    private DatasetState after(Change change) {
        if (change instanceof Stage stage) {
            return stage(stage);
        }
        if (change instanceof Reject reject) {
            return reject(reject);
        }
        if (change instanceof Activate activate) {
            return activate(activate);
        }
        if (change instanceof RollBack rollBack) {
            return rollBack(rollBack);
        }
        if (change instanceof Retire retire) {
            return retire(retire);
        }
        if (change instanceof Expire expire) {
            return expire(expire);
        }
        if (change instanceof Pin pin) {
            return pin(pin);
        }
        if (change instanceof Unpin unpin) {
            return unpin(unpin);
        }
        throw new IllegalStateException("Cannot fold " + change + ": no rule is known");
    }

    private DatasetState stage(Stage stage) {
        VersionState version = require("stage", stage.version());
        boolean legal =
                switch (version.status()) {
                    case REGISTERED -> version.byPolicy() || stage.by() == Decider.OPERATOR;
                    case REJECTED, ROLLED_BACK, RETIRED -> stage.by() == Decider.OPERATOR;
                    case STAGED, ACTIVE, STANDBY, EXPIRED -> false;
                };
        requireStatus("stage", version, legal, stage.by());
        requireNoPin("stage", version);
        requireAssignment("stage", version, stage.assignmentGeneration());
        dataset.staged().ifPresent(other -> {
            throw VoidChange.notNow(
                    "Cannot stage " + version.label() + ": version " + other.number() + " is staged, one at a time");
        });
        return dataset.withVersion(version.staged(stage.by(), moment));
    }

    private DatasetState reject(Reject reject) {
        VersionState version = require("reject", reject.version());
        boolean legal =
                switch (version.status()) {
                    case REGISTERED -> version.byPolicy() || reject.reason() == Reason.OPERATOR;
                    case STAGED -> true;
                    case ACTIVE, STANDBY, RETIRED, EXPIRED, REJECTED, ROLLED_BACK -> false;
                };
        Decider by = reject.reason() == Reason.OPERATOR ? Decider.OPERATOR : Decider.POLICY;
        requireStatus("reject", version, legal, by);
        return dataset.withVersion(version.rejected(reject.reason(), reject.figures(), moment));
    }

    private DatasetState activate(Activate activate) {
        VersionState version = require("activate", activate.version());
        boolean legal =
                switch (version.status()) {
                    case STAGED -> true;
                    case STANDBY -> activate.by() == Decider.OPERATOR;
                    case REGISTERED, ACTIVE, RETIRED, EXPIRED, REJECTED, ROLLED_BACK -> false;
                };
        requireStatus("activate", version, legal, activate.by());
        requireNoPin("activate", version);
        requireAssignment("activate", version, activate.assignmentGeneration());
        requireActive("activate " + version.label(), "active version", activate.expectedActive());
        if (activate.by() == Decider.POLICY) {
            requireActive("activate " + version.label(), "version that the gates compared with", activate.gateBase());
        }
        return dataset.withAll(VersionStatus.ACTIVE, old -> old.to(VersionStatus.STANDBY, moment))
                .withVersion(version.to(VersionStatus.ACTIVE, moment));
    }

    private DatasetState rollBack(RollBack rollBack) {
        VersionState from = require("roll back", rollBack.from());
        VersionState to = require("roll back to", rollBack.to());
        requireActive("roll back " + from.label(), "active version", from.number());
        requireStatus("roll back to", to, to.status() == VersionStatus.STANDBY, Decider.OPERATOR);
        DatasetState back = dataset.withVersion(from.to(VersionStatus.ROLLED_BACK, moment))
                .withVersion(to.to(VersionStatus.ACTIVE, moment))
                .withAll(VersionStatus.REGISTERED, waiting -> overtaken(waiting, rollBack))
                .withAll(VersionStatus.STAGED, waiting -> overtaken(waiting, rollBack));
        return rollBack.hold() || dataset.pinned() != null ? back.withPinned(to.number()) : back;
    }

    private VersionState overtaken(VersionState version, RollBack rollBack) {
        SortedMap<String, String> figures = new TreeMap<>();
        figures.put("rolled_back_from", rollBack.from().toString());
        figures.put("rolled_back_to", rollBack.to().toString());
        return version.rejected(Reason.OPERATOR, figures, moment);
    }

    private DatasetState retire(Retire retire) {
        VersionState version = require("retire", retire.version());
        requireStatus("retire", version, version.status() == VersionStatus.STANDBY, Decider.POLICY);
        if (dataset.rollbackTarget().filter(version::equals).isPresent()) {
            throw VoidChange.notNow("Cannot retire " + version.label() + ": a rollback would go back to it");
        }
        return dataset.withVersion(version.to(VersionStatus.RETIRED, moment));
    }

    private DatasetState expire(Expire expire) {
        VersionState version = require("expire", expire.version());
        boolean legal =
                switch (version.status()) {
                    case RETIRED, REJECTED, ROLLED_BACK -> true;
                    case REGISTERED, STAGED, ACTIVE, STANDBY, EXPIRED -> false;
                };
        requireStatus("expire", version, legal, Decider.POLICY);
        return dataset.withVersion(version.to(VersionStatus.EXPIRED, moment));
    }

    private DatasetState pin(Pin pin) {
        VersionState version = require("pin", pin.version());
        requireStatus("pin", version, version.status() == VersionStatus.ACTIVE, Decider.OPERATOR);
        requireNoPin("pin", version);
        return dataset.withPinned(version.number());
    }

    // What waited under the pin must not be served the moment the pin is gone.
    private DatasetState unpin(Unpin unpin) {
        if (!unpin.version().equals(dataset.pinned())) {
            throw VoidChange.notNow("Cannot unpin " + dataset.name() + ": the pin has moved, expected="
                    + unpin.version() + " actual=" + dataset.pinned());
        }
        return dataset.withPinned(null)
                .withAll(VersionStatus.REGISTERED, waiting -> waiting.byPolicy() ? superseded(waiting) : waiting)
                .withAll(VersionStatus.STAGED, this::superseded);
    }

    private VersionState superseded(VersionState version) {
        return version.rejected(Reason.SUPERSEDED, Collections.emptySortedMap(), moment);
    }

    private VersionState require(String verb, VersionNumber number) {
        return dataset.version(number)
                .orElseThrow(() -> VoidChange.notNow("Cannot " + verb + " " + dataset.name() + "@" + number
                        + ": there is no such version, versions="
                        + dataset.versions().keySet()));
    }

    private static void requireStatus(String verb, VersionState version, boolean legal, Decider by) {
        if (!legal) {
            String waits = version.byPolicy() ? "" : " and takes part in no rollout";
            throw VoidChange.notNow("Cannot " + verb + " " + version.label() + ": it is " + version.status() + waits
                    + ", which " + (by == Decider.OPERATOR ? "an operator" : "policy") + " does not change so");
        }
    }

    private void requireNoPin(String verb, VersionState version) {
        if (dataset.pinned() != null) {
            throw VoidChange.notNow("Cannot " + verb + " " + version.label() + ": the dataset is pinned to version "
                    + dataset.pinned());
        }
    }

    private void requireAssignment(String verb, VersionState version, long generation) {
        if (generation != state.assignmentGeneration()) {
            throw VoidChange.notNow("Cannot " + verb + " " + version.label() + ": the assignment has changed, expected="
                    + generation + " actual=" + state.assignmentGeneration());
        }
    }

    private void requireActive(String doing, String what, @Nullable VersionNumber expected) {
        @Nullable
        VersionNumber active = dataset.active().map(VersionState::number).orElse(null);
        if (!Objects.equals(active, expected)) {
            throw VoidChange.notNow(
                    "Cannot " + doing + ": the " + what + " has changed, expected=" + expected + " actual=" + active);
        }
    }
}
