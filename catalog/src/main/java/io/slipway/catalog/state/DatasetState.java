package io.slipway.catalog.state;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One dataset as the catalog knows it.
 *
 * @param definitionSha256 the policy that holds
 * @param defined when it was set
 * @param nextVersion the number of the version that registers next
 * @param droppedSequence the entry that dropped an earlier dataset of this name; 0 if there was none
 * @param pinned the version that the dataset is held at; null if it is not held
 * @param versions all versions but those that expired below the floor, by number
 */
public record DatasetState(
        DatasetName name,
        Sha256 definitionSha256,
        Moment defined,
        VersionNumber nextVersion,
        long droppedSequence,
        @Nullable VersionNumber pinned,
        SortedMap<VersionNumber, VersionState> versions) {
    public DatasetState {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(definitionSha256, "definitionSha256");
        Objects.requireNonNull(defined, "defined");
        Objects.requireNonNull(nextVersion, "nextVersion");
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /** The version that is served. */
    public Optional<VersionState> active() {
        return in(VersionStatus.ACTIVE).findFirst();
    }

    /** The version that nodes prepare. */
    public Optional<VersionState> staged() {
        return in(VersionStatus.STAGED).findFirst();
    }

    /** What a rollback goes back to: of the versions that stand by, the one that was active last. */
    public Optional<VersionState> rollbackTarget() {
        return standby().stream().findFirst();
    }

    /** The versions that stand by, the one that was active last first. */
    public List<VersionState> standby() {
        return in(VersionStatus.STANDBY)
                .sorted(Comparator.comparingLong(VersionState::activatedSequence)
                        .reversed())
                .toList();
    }

    /** The versions of a status, by number. */
    public Stream<VersionState> in(VersionStatus status) {
        return versions.values().stream().filter(version -> version.status() == status);
    }

    public Optional<VersionState> version(VersionNumber number) {
        return Optional.ofNullable(versions.get(number));
    }

    /** The version that a push became. */
    public Optional<VersionState> versionOf(PushId push) {
        return versions.values().stream()
                .filter(version -> version.pushId().equals(push))
                .findFirst();
    }

    DatasetState withDefinition(Sha256 sha256, Moment moment) {
        return new DatasetState(name, sha256, moment, nextVersion, droppedSequence, pinned, versions);
    }

    DatasetState withPinned(@Nullable VersionNumber number) {
        return new DatasetState(name, definitionSha256, defined, nextVersion, droppedSequence, number, versions);
    }

    DatasetState withVersion(VersionState version) {
        SortedMap<VersionNumber, VersionState> next = new TreeMap<>(versions);
        next.put(version.number(), version);
        VersionNumber after = version.number().compareTo(nextVersion) < 0 ? nextVersion : nextVersion.next();
        return new DatasetState(name, definitionSha256, defined, after, droppedSequence, pinned, next);
    }

    DatasetState withAll(VersionStatus status, UnaryOperator<VersionState> change) {
        DatasetState next = this;
        for (VersionState version : in(status).toList()) {
            next = next.withVersion(change.apply(version));
        }
        return next;
    }

    /** Without the versions that expired before an entry. */
    DatasetState withoutExpiredBefore(long sequence) {
        SortedMap<VersionNumber, VersionState> next = new TreeMap<>(versions);
        next.values()
                .removeIf(version -> version.status() == VersionStatus.EXPIRED
                        && version.changed().sequence() < sequence);
        return new DatasetState(name, definitionSha256, defined, nextVersion, droppedSequence, pinned, next);
    }
}
