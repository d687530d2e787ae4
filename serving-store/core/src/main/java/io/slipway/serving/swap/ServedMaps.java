package io.slipway.serving.swap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The one reference that readers start from, and its swap.
 *
 * <p>{@link #acquire} may be called by any thread and never waits. {@link #swap} and {@link #departed} belong to one
 * owner thread.
 */
public final class ServedMaps {
    private volatile ServedMap current = ServedMap.EMPTY;
    private final ReadGate gate = new ReadGate();
    private final List<Leaving> leaving = new ArrayList<>();

    /** Leases the current map. */
    public Lease acquire() {
        int cell = gate.enter();
        return new Lease(current, gate, cell);
    }

    /** The current map, for those who only look at names and numbers and read no version. */
    public ServedMap current() {
        return current;
    }

    /**
     * Makes {@code next} the map that every later lease sees. No I/O, no waiting. The versions that it no longer has are
     * remembered, and handed out by {@link #departed} when no lease can see them any more; they must not come back.
     *
     * @throws IllegalArgumentException if the sequence would go back
     */
    public void swap(ServedMap next) {
        ServedMap before = current;
        if (next.sequence() < before.sequence()) {
            throw new IllegalArgumentException("Cannot swap the map of versions: the sequence would go back, expected>="
                    + before.sequence() + " actual=" + next.sequence());
        }
        current = next;
        Set<OpenVersion> kept = Set.copyOf(next.openVersions());
        List<OpenVersion> gone = before.openVersions().stream()
                .filter(version -> !kept.contains(version))
                .toList();
        if (!gone.isEmpty()) {
            leaving.add(new Leaving(gone, gate.departure()));
        }
    }

    /** Versions that were swapped out and that no lease can see any more: the caller closes them now. Each comes once. */
    public Collection<OpenVersion> departed() {
        List<OpenVersion> departed = new ArrayList<>();
        for (Iterator<Leaving> all = leaving.iterator(); all.hasNext(); ) {
            Leaving next = all.next();
            if (next.departure().isOver()) {
                departed.addAll(next.versions());
                all.remove();
            }
        }
        return departed;
    }

    /** Whether every version that was swapped out has been handed out. */
    public boolean isDrained() {
        return leaving.isEmpty();
    }

    private record Leaving(List<OpenVersion> versions, ReadGate.Departure departure) {}
}
