package io.slipway.loader.tick;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.loader.event.LoaderEvent.GatesJudged;
import io.slipway.loader.event.LoaderEvents;
import io.slipway.loader.gate.GateJudge;
import io.slipway.loader.gate.GateReport;
import io.slipway.loader.gate.ManifestGate;
import io.slipway.loader.rollout.GateKey;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.SlipwayException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges versions once for each base they are compared with, and remembers the reports. Judging is for one thread; the
 * reports may be looked at by all.
 */
public final class GateKeeper {
    private final Catalog catalog;
    private final LoaderEvents events;
    private final Map<GateKey, GateReport> reports = new ConcurrentHashMap<>();
    private final Map<Sha256, GateReport> latest = new ConcurrentHashMap<>();

    public GateKeeper(Catalog catalog, LoaderEvents events) {
        this.catalog = catalog;
        this.events = events;
    }

    Map<GateKey, GateReport> reports() {
        return reports;
    }

    /** The newest report on a version, if this loader has judged it. */
    public Optional<GateReport> latest(VersionState version) {
        return Optional.ofNullable(latest.get(version.manifestSha256()));
    }

    /**
     * Judges what the key names, unless it is gone from the state.
     *
     * @throws SlipwayException if the store does not answer now; nothing is remembered then
     */
    void judge(CatalogState state, GateKey key, DatasetDefinition definition) {
        @Nullable
        VersionState candidate = state.version(key.dataset(), key.version()).orElse(null);
        if (candidate == null) {
            return;
        }
        @Nullable
        VersionState base = key.base() == null
                ? null
                : state.version(key.dataset(), key.base()).orElse(null);
        GateReport report = new GateReport(key.base(), verdicts(state, definition, candidate, base));
        reports.put(key, report);
        latest.put(key.manifestSha256(), report);
        events.publish(new GatesJudged(key.dataset(), key.version(), report.passed(), report.words()));
    }

    // INVARIANT: what cannot be read for good keeps the version out; what cannot be read now is judged later.
    private List<CheckVerdict> verdicts(
            CatalogState state, DatasetDefinition definition, VersionState candidate, @Nullable VersionState base) {
        try {
            Manifest manifest = manifest(candidate);
            CheckVerdict genuine = ManifestGate.judge(
                    candidate, state.namespaceAt(candidate.registered().sequence()), manifest);
            List<CheckVerdict> rest = GateJudge.judge(definition, manifest, base == null ? null : manifest(base));
            return Stream.concat(Stream.of(genuine), rest.stream()).toList();
        } catch (CorruptDataException | NotFoundException | IncompatibleException e) {
            return List.of(ManifestGate.unreadable(e));
        }
    }

    private Manifest manifest(VersionState version) {
        return catalog.manifest(version.manifestKey(), version.manifestSha256());
    }

    void forgetWhatIsNotIn(CatalogState state) {
        Set<Sha256> known = state.versions().map(VersionState::manifestSha256).collect(Collectors.toSet());
        latest.keySet().retainAll(known);
        reports.keySet().removeIf(key -> !known.contains(key.manifestSha256()));
    }
}
