package io.slipway.catalog.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.follow.LogReader;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds the log without any fault and checks the invariants that concern it. */
final class Auditor {
    private final ObjectStore store;
    private final List<StoredEntry> log = new ArrayList<>();
    private final List<CatalogState> states = new ArrayList<>();
    private final Map<DatasetName, VersionNumber> greatest = new HashMap<>();
    private final Map<Sha256, List<ManifestFile>> files = new HashMap<>();
    private final Set<String> barred = new HashSet<>();
    private CatalogState state = CatalogState.EMPTY;

    Auditor(ObjectStore store) {
        this.store = store;
    }

    List<StoredEntry> log() {
        return log;
    }

    CatalogState state() {
        return state;
    }

    /** Reads and checks what is new. */
    void catchUp() {
        LogReader reader = new LogReader(store);
        for (Optional<StoredEntry> next = reader.read(log.size()); next.isPresent(); next = reader.read(log.size())) {
            follow(next.get());
        }
    }

    private void follow(StoredEntry entry) {
        CatalogState before = state;
        state = state.apply(entry);
        log.add(entry);
        states.add(state);
        assertThat(entry.entry().previousSha256())
                .as("invariant 2")
                .isEqualTo(before.head().sha256());
        @Nullable String refusal = state.requests().last().refusal();
        assertThat(refusal).as("invariant 4: no writer writes what is void").isNull();
        for (Change change : entry.entry().changes()) {
            follow(before, change);
        }
        state.versions().forEach(version -> compare(before, version));
    }

    private void follow(CatalogState earlier, Change change) {
        if (change instanceof Change.Register register) {
            VersionState version = state.dataset(register.dataset())
                    .flatMap(dataset -> dataset.versionOf(register.pushId()))
                    .orElseThrow();
            @Nullable VersionNumber before = greatest.put(register.dataset(), version.number());
            assertThat(before == null || before.compareTo(version.number()) < 0)
                    .as("invariant 1: %s after %s", version.label(), before)
                    .isTrue();
            assertDurable(version, "invariant 3");
        }
        if (change instanceof Change.RollBack rollBack) {
            earlier.dataset(rollBack.dataset()).orElseThrow().versions().values().stream()
                    .filter(version ->
                            version.status() == VersionStatus.REGISTERED || version.status() == VersionStatus.STAGED)
                    .forEach(version -> barred.add(version.label()));
        }
        if (change instanceof Change.Stage stage && stage.by() == Decider.OPERATOR) {
            barred.remove(stage.dataset() + "@" + stage.version());
        }
    }

    private void compare(CatalogState before, VersionState version) {
        VersionStatus was = before.version(version.dataset(), version.number())
                .map(VersionState::status)
                .orElse(VersionStatus.REGISTERED);
        if (version.status() == VersionStatus.ROLLED_BACK) {
            barred.add(version.label());
        }
        if (version.status() == VersionStatus.ACTIVE && barred.contains(version.label())) {
            throw new AssertionError("invariant 12: " + version.label() + " comes back by itself");
        }
        if (was == VersionStatus.EXPIRED && version.status() != VersionStatus.EXPIRED) {
            throw new AssertionError(version.label() + " comes back from the dead");
        }
    }

    /** Every version that is not expired must be whole (invariants 3 and 9). */
    void assertWhole() {
        state.versions()
                .filter(version -> version.status() != VersionStatus.EXPIRED)
                .forEach(version -> assertDurable(version, "invariant 9"));
    }

    private void assertDurable(VersionState version, String invariant) {
        for (ManifestFile file : filesOf(version, invariant)) {
            if (store.stat(file.key()).isEmpty()) {
                throw new AssertionError(invariant + ": " + file.key() + " of " + version.label() + " is gone");
            }
        }
    }

    private List<ManifestFile> filesOf(VersionState version, String invariant) {
        if (store.stat(version.manifestKey()).isEmpty()) {
            throw new AssertionError(invariant + ": the manifest of " + version.label() + " is gone");
        }
        return files.computeIfAbsent(version.manifestSha256(), sha256 -> read(version, sha256));
    }

    private List<ManifestFile> read(VersionState version, Sha256 sha256) {
        byte[] json = store.read(version.manifestKey());
        assertThat(Sha256.of(json)).isEqualTo(sha256);
        return Manifest.fromJson(json, version.label()).files();
    }

    /** Nothing is deleted that an unexpired version names (invariant 9). */
    void assertMayGo(ObjectKey key) {
        catchUp();
        state.versions()
                .filter(version -> version.status() != VersionStatus.EXPIRED)
                .filter(version -> version.manifestKey().equals(key)
                        || filesOf(version, "invariant 9").stream()
                                .anyMatch(file -> file.key().equals(key)))
                .findFirst()
                .ifPresent(version -> {
                    throw new AssertionError("invariant 9: " + key + " deleted under " + version.label());
                });
    }

    /** Whoever has read so far has the same state (invariant 4). */
    void compareWith(String who, @Nullable CatalogState belief) {
        if (belief != null) {
            assertThat(belief).as("invariant 4: the state of %s", who).isEqualTo(states.get((int) belief.sequence()));
        }
    }
}
