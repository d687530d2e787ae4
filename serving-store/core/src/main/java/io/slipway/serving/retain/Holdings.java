package io.slipway.serving.retain;

import io.slipway.schemas.dataset.VersionNumber;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a node shall have of one dataset, the most urgent first. Immutable.
 *
 * @param open versions that must be verified and open
 * @param kept versions that must be verified on disk; those that are open, and more
 */
public record Holdings(List<WantedVersion> open, List<WantedVersion> kept) {
    /** Of a dataset that does not exist, nothing. */
    public static final Holdings NONE = new Holdings(List.of(), List.of());

    /** Copies the lists in, each version once, and keeps what is open. */
    public Holdings {
        open = List.copyOf(new LinkedHashSet<>(open));
        kept = List.copyOf(together(open, kept));
    }

    /** What two states ask for together: a node behind the log needs what it answers with, and what comes next. */
    public Holdings and(Holdings other) {
        return new Holdings(List.copyOf(together(open, other.open)), List.copyOf(together(kept, other.kept)));
    }

    /** The numbers of the versions that must be open. */
    public Set<VersionNumber> openNumbers() {
        return numbers(open);
    }

    /** The numbers of the versions that must be on disk. */
    public Set<VersionNumber> keptNumbers() {
        return numbers(kept);
    }

    private static Set<WantedVersion> together(Collection<WantedVersion> some, Collection<WantedVersion> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<VersionNumber> numbers(Collection<WantedVersion> versions) {
        return versions.stream().map(WantedVersion::number).collect(Collectors.toUnmodifiableSet());
    }
}
