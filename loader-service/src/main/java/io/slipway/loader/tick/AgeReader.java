package io.slipway.loader.tick;

import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.loader.expire.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures ages by the store's own time, which is moved by no clock of ours: now is when the newest log entry was created.
 * It stands still while nobody writes, which makes things look younger than they are and never older. One thread.
 */
public final class AgeReader {
    private final ObjectStore store;
    private final Map<ObjectKey, Instant> created = new HashMap<>();
    private long nowSequence = -1;
    private Instant now = Instant.MIN;

    public AgeReader(ObjectStore store) {
        this.store = store;
    }

    /** The ages of the manifests of all versions that may expire; a manifest that is gone has none. */
    Map<ObjectKey, Duration> of(CatalogState state) {
        List<ObjectKey> manifests = state.datasets().values().stream()
                .flatMap(Expiry::over)
                .map(VersionState::manifestKey)
                .toList();
        created.keySet().retainAll(manifests);
        if (manifests.isEmpty()) {
            return Map.of();
        }
        look(state);
        Map<ObjectKey, Duration> ages = new HashMap<>();
        for (ObjectKey manifest : manifests) {
            created(manifest).ifPresent(since -> ages.put(manifest, Duration.between(since, now)));
        }
        return ages;
    }

    private void look(CatalogState state) {
        if (nowSequence != state.sequence()) {
            store.stat(Layout.entry(state.sequence())).map(ObjectStat::modified).ifPresent(modified -> {
                now = modified;
                nowSequence = state.sequence();
            });
        }
    }

    private Optional<Instant> created(ObjectKey manifest) {
        if (!created.containsKey(manifest)) {
            store.stat(manifest).ifPresent(stat -> created.put(manifest, stat.modified()));
        }
        return Optional.ofNullable(created.get(manifest));
    }
}
