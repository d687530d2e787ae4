package io.slipway.loader.rollout;

import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.definition.Rollout.Activate;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.loader.gate.GateReport;
import io.slipway.loader.nodes.Verdict;
import io.slipway.loader.nodes.Verdict.Outcome;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The rollout of one dataset: at most one version is on its way, and only versions that passed their gates are. */
final class DatasetRollout {
    private final DatasetState dataset;
    private final DatasetDefinition definition;
    private final Situation now;
    private final List<Change> changes = new ArrayList<>();
    private final Set<GateKey> wanted = new HashSet<>();

    DatasetRollout(DatasetState dataset, DatasetDefinition definition, Situation now) {
        this.dataset = dataset;
        this.definition = definition;
        this.now = now;
        dataset.staged()
                .ifPresentOrElse(
                        this::goOn,
                        () -> choose(dataset.in(VersionStatus.REGISTERED).toList()));
    }

    List<Change> changes() {
        return changes;
    }

    Set<GateKey> wanted() {
        return wanted;
    }

    private void goOn(VersionState staged) {
        if (!mayPass(staged)) {
            return;
        }
        Verdict readiness = now.readiness().of(dataset.name(), staged.number(), Policy.need(definition));
        if (readiness.isReady()) {
            arrive(staged);
        } else if (readiness.outcome() == Outcome.NOT_READY && isLate(staged)) {
            reject(staged, Reason.TIMEOUT, Figures.of("readiness", readiness.words()));
        }
    }

    private boolean isLate(VersionState staged) {
        return now.sightings().elapsed(staged).compareTo(definition.rollout().timeout()) >= 0;
    }

    private void arrive(VersionState staged) {
        if (isPinned()) {
            return;
        }
        if (staged.byPolicy() && definition.rollout().activate() == Activate.AUTOMATIC) {
            activate(staged);
        } else {
            giveWay(staged);
        }
    }

    private void activate(VersionState staged) {
        @Nullable
        VersionNumber active = dataset.active().map(VersionState::number).orElse(null);
        changes.add(new Change.Activate(
                dataset.name(), staged.number(), active, active, now.state().assignmentGeneration(), Decider.POLICY));
    }

    // Ready, and only a person is waited for: the next one that passes its gates takes the place.
    private void giveWay(VersionState waiting) {
        List<VersionState> newer = dataset.in(VersionStatus.REGISTERED)
                .filter(version -> version.number().compareTo(waiting.number()) > 0)
                .toList();
        chooseFrom(newer).ifPresent(next -> {
            reject(waiting, Reason.SUPERSEDED, Figures.of("superseded_by", next.number()));
            stage(next);
        });
    }

    private void choose(List<VersionState> registered) {
        chooseFrom(registered).filter(next -> !isPinned()).ifPresent(this::stage);
    }

    // The newest that may pass; those that may not are rejected on the way. Nothing is chosen while a verdict is
    // missing.
    private Optional<VersionState> chooseFrom(List<VersionState> registered) {
        List<VersionState> newestFirst = registered.stream()
                .filter(VersionState::byPolicy)
                .sorted(Comparator.comparing(VersionState::number).reversed())
                .toList();
        for (VersionState version : newestFirst) {
            Optional<SortedMap<String, String>> overtaken = Overtaken.by(dataset, version);
            if (overtaken.isPresent()) {
                reject(version, Reason.SUPERSEDED, overtaken.get());
            } else if (mayPass(version)) {
                return Optional.of(version);
            } else if (!wanted.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void stage(VersionState next) {
        changes.add(
                new Change.Stage(dataset.name(), next.number(), now.state().assignmentGeneration(), Decider.POLICY));
        Overtaken.olderThan(dataset, next)
                .forEach(older -> reject(older, Reason.SUPERSEDED, Figures.of("superseded_by", next.number())));
    }

    // INVARIANT: without a report that passed, compared with what is active now, nothing is staged or activated.
    private boolean mayPass(VersionState version) {
        if (version.stagedBy() == Decider.OPERATOR) {
            return true;
        }
        GateKey key = GateKey.of(dataset, version);
        Optional<GateReport> report = now.facts().gates(key);
        if (report.isEmpty()) {
            wanted.add(key);
            return false;
        }
        if (!report.get().passed()) {
            reject(version, Reason.GATE, report.get().failures());
            return false;
        }
        return true;
    }

    private void reject(VersionState version, Reason reason, SortedMap<String, String> figures) {
        changes.add(new Change.Reject(dataset.name(), version.number(), reason, figures));
    }

    private boolean isPinned() {
        return dataset.pinned() != null;
    }
}
