package io.slipway.loader.tick;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.loader.rollout.GateKey;
import io.slipway.loader.rollout.StoreFacts;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.SlipwayException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads from the store what decisions rest on, each thing once. Used by the tick; what was read is visible to all threads. */
public final class FactReader {
    private final Catalog catalog;
    private final GateKeeper gates;
    private final AgeReader ages;
    private final BiConsumer<String, SlipwayException> alarm;
    private final Map<Sha256, DatasetDefinition> definitions = new ConcurrentHashMap<>();
    private final Set<Sha256> unreadable = new HashSet<>();

    /**
     * Makes a reader.
     *
     * @param alarm is told once what could not be read
     */
    public FactReader(Catalog catalog, GateKeeper gates, AgeReader ages, BiConsumer<String, SlipwayException> alarm) {
        this.catalog = catalog;
        this.gates = gates;
        this.ages = ages;
        this.alarm = alarm;
    }

    /** Everything a decision on this state needs, as far as it can be read now, the gate reports there are. */
    public StoreFacts facts(CatalogState state) {
        Map<Sha256, DatasetDefinition> needed = new HashMap<>();
        for (DatasetState dataset : state.datasets().values()) {
            @Nullable DatasetDefinition definition = read(dataset);
            if (definition != null) {
                needed.put(dataset.definitionSha256(), definition);
            }
        }
        definitions.keySet().retainAll(needed.keySet());
        gates.forgetWhatIsNotIn(state);
        return new StoreFacts(needed, gates.reports(), ages.of(state));
    }

    /** Judges what a decision asks for. */
    public void judge(CatalogState state, Set<GateKey> wanted) {
        for (GateKey key : wanted) {
            @Nullable DatasetDefinition definition = definitions.get(key.definitionSha256());
            if (definition != null) {
                gates.judge(state, key, definition);
            }
        }
    }

    /** The definition of a dataset, if a tick has read it. */
    public Optional<DatasetDefinition> definition(DatasetState dataset) {
        return Optional.ofNullable(definitions.get(dataset.definitionSha256()));
    }

    // A definition that cannot be read holds up its own dataset, and no other.
    private @Nullable DatasetDefinition read(DatasetState dataset) {
        @Nullable DatasetDefinition known = definitions.get(dataset.definitionSha256());
        if (known != null) {
            return known;
        }
        try {
            DatasetDefinition read = catalog.definition(dataset.definitionSha256());
            definitions.put(dataset.definitionSha256(), read);
            unreadable.remove(dataset.definitionSha256());
            return read;
        } catch (SlipwayException e) {
            if (unreadable.add(dataset.definitionSha256())) {
                alarm.accept("definition of " + dataset.name(), e);
            }
            return null;
        }
    }
}
