package io.slipway.catalog.sweep;

import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.catalog.sweep.SweepReport.Kept;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.SlipwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Removes notes together with what they speak of outside of the object store. For one sweep. */
final class Notes {
    private final ObjectStore store;
    private final Outside outside;
    private @Nullable String outOfReach;

    Notes(ObjectStore store, Outside outside) {
        this.store = store;
        this.outside = outside;
    }

    /** Removes notes; what stays is said, and left for a later sweep. */
    List<Kept> remove(List<ObjectStat> notes) {
        List<Kept> kept = new ArrayList<>();
        for (ObjectStat note : notes) {
            AttemptFolder.of(note.key())
                    .flatMap(this::remove)
                    .ifPresent(reason -> kept.add(new Kept(note.key(), reason)));
        }
        return kept;
    }

    // CRASH: a note goes after what it speaks of; in between, the next sweep finds the note, and nothing to remove.
    private Optional<String> remove(AttemptFolder attempt) {
        if (outOfReach != null) {
            return Optional.of(outOfReach);
        }
        try {
            Optional<String> stays = outside.remove(attempt, store.read(attempt.note()));
            if (stays.isEmpty()) {
                store.delete(attempt.note());
            }
            return stays;
        } catch (NotFoundException anotherSweepWasFaster) {
            return Optional.empty();
        } catch (SlipwayException away) {
            outOfReach = away.getMessage() + " " + away.remedy();
            return Optional.of(outOfReach);
        }
    }
}
