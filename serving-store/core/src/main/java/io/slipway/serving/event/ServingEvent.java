package io.slipway.serving.event;

import io.slipway.serving.disk.VersionId;
import io.slipway.serving.retain.WantedVersion;
import java.time.Duration;

/** Something that has happened in a node. */
public sealed interface ServingEvent {
    /** The event as one line of key=value, for a log. */
    String line();

    /** What went its way. */
    sealed interface News extends ServingEvent {}

    /** What a person should look at. */
    sealed interface Alarm extends ServingEvent {}

    /** Look-ups see another map from now on. {@code took} is the time from the decision to the last reader's view. */
    record Swapped(long sequence, Duration took) implements News {
        @Override
        public String line() {
            return "event=swapped sequence=" + sequence + " took_ms=" + took.toMillis();
        }
    }

    /** A version lies complete and verified on this disk. */
    record Staged(WantedVersion version, long bytes, Duration took) implements News {
        @Override
        public String line() {
            return "event=staged version=" + version.label() + " bytes=" + bytes + " took_ms=" + took.toMillis();
        }
    }

    /** A version could not be staged or opened; it is tried again later. */
    record Failed(WantedVersion version, RuntimeException failure) implements Alarm {
        @Override
        public String line() {
            return "event=failed version=" + version.label() + reason(failure) + " next=\"it is tried again\"";
        }
    }

    /** A version is open. */
    record Opened(WantedVersion version, Duration took) implements News {
        @Override
        public String line() {
            return "event=opened version=" + version.label() + " took_ms=" + took.toMillis();
        }
    }

    /** A version is closed; no reader could see it any more. */
    record Closed(WantedVersion version) implements News {
        @Override
        public String line() {
            return "event=closed version=" + version.label();
        }
    }

    /** Damage was found in a version; it is closed here and fetched again. */
    record Damaged(WantedVersion version) implements Alarm {
        @Override
        public String line() {
            return "event=damaged version=" + version.label() + " next=\"it is fetched again\"";
        }
    }

    /** A version could not be hashed again, which says nothing about it; the next round looks again. */
    record Unscrubbed(VersionId version, RuntimeException failure) implements Alarm {
        @Override
        public String line() {
            return "event=unscrubbed version=" + version + reason(failure) + " next=\"the next round looks again\"";
        }
    }

    /** The catalog log is not followed; what is served goes on being served. */
    record Stale(String sentence) implements Alarm {
        @Override
        public String line() {
            return "event=stale" + reason(sentence) + " next=\"what is served goes on being served\"";
        }
    }

    /** The catalog log is followed again. */
    record UpToDate() implements News {
        @Override
        public String line() {
            return "event=up_to_date";
        }
    }

    /** What is answered could not be written to {@code serving.json}; it is tried again. */
    record Unrecorded(RuntimeException failure) implements Alarm {
        @Override
        public String line() {
            return "event=unrecorded" + reason(failure) + " next=\"it is tried again\"";
        }
    }

    /** The {@code serving.json} of before the start is damaged: only the log can say what to answer with. */
    record Forgotten(RuntimeException failure) implements Alarm {
        @Override
        public String line() {
            return "event=forgotten" + reason(failure) + " next=\"the log says what to serve\"";
        }
    }

    /** The program is wrong: this should not have happened. */
    record Unexpected(RuntimeException failure) implements Alarm {
        @Override
        public String line() {
            return "event=unexpected" + reason(failure);
        }
    }

    private static String reason(RuntimeException failure) {
        return reason(failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    private static String reason(String sentence) {
        return " reason=\"" + sentence.replace('"', '\'') + '"';
    }
}
