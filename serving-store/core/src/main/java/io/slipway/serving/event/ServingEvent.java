package io.slipway.serving.event;

import io.slipway.serving.disk.VersionId;
import io.slipway.serving.retain.WantedVersion;
import java.time.Duration;

/** Something that has happened in a node. */
public sealed interface ServingEvent {
    /** Look-ups see another map from now on. {@code took} is the time from the decision to the last reader's view. */
    record Swapped(long sequence, Duration took) implements ServingEvent {}

    /** A version lies complete and verified on this disk. */
    record Staged(WantedVersion version, long bytes, Duration took) implements ServingEvent {}

    /** A version could not be staged or opened; it is tried again later. */
    record Failed(WantedVersion version, RuntimeException failure) implements ServingEvent {}

    /** A version is open. */
    record Opened(WantedVersion version, Duration took) implements ServingEvent {}

    /** A version is closed; no reader could see it any more. */
    record Closed(WantedVersion version) implements ServingEvent {}

    /** Damage was found in a version; it is closed here and fetched again. */
    record Damaged(WantedVersion version) implements ServingEvent {}

    /** A version could not be hashed again, which says nothing about it; the next round looks again. */
    record Unscrubbed(VersionId version, RuntimeException failure) implements ServingEvent {}

    /** The catalog log is not followed; what is served goes on being served. */
    record Stale(String sentence) implements ServingEvent {}

    /** The catalog log is followed again. */
    record UpToDate() implements ServingEvent {}

    /** What is answered could not be written to {@code serving.json}; it is tried again. */
    record Unrecorded(RuntimeException failure) implements ServingEvent {}

    /** The {@code serving.json} of before the start is damaged: only the log can say what to answer with. */
    record Forgotten(RuntimeException failure) implements ServingEvent {}

    /** The program is wrong: this should not have happened. */
    record Unexpected(RuntimeException failure) implements ServingEvent {}
}
