package io.slipway.loader.event;

import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Something that changed, or that somebody should know. */
public sealed interface LoaderEvent permits LoaderEvent.News, LoaderEvent.Alarm {

    /** The event as one line of key=value. */
    String line();

    /** What went its way. */
    sealed interface News extends LoaderEvent {}

    /** What a person should look at. */
    sealed interface Alarm extends LoaderEvent {}

    /** The service answers. */
    record Started(URI address, String store, long sequence) implements News {
        @Override
        public String line() {
            return "event=started address=" + address + " store=" + store + " sequence=" + sequence;
        }
    }

    /** A version came to be in another state, whoever wrote the entry; {@code from} is empty for a new version. */
    record VersionMoved(DatasetName dataset, VersionNumber version, String from, String to, long sequence)
            implements News {
        @Override
        public String line() {
            return "event=version_moved dataset=" + dataset + " version=" + version + " from="
                    + (from.isEmpty() ? "-" : from) + " to=" + to + " sequence=" + sequence;
        }
    }

    /** This loader wrote an entry. */
    record EntryWritten(long sequence, String actor, List<String> changes) implements News {
        /** Copies the words. */
        public EntryWritten {
            changes = List.copyOf(changes);
        }

        @Override
        public String line() {
            return "event=entry_written sequence=" + sequence + " actor=" + actor + " changes=" + changes;
        }
    }

    /** The gates of a version have been judged; the words name each gate with its outcome and figures. */
    record GatesJudged(DatasetName dataset, VersionNumber version, boolean passed, List<String> words) implements News {
        /** Copies the words. */
        public GatesJudged {
            words = List.copyOf(words);
        }

        @Override
        public String line() {
            return "event=gates_judged dataset=" + dataset + " version=" + version + " passed=" + passed + " gates="
                    + words;
        }
    }

    /** A rollout came to an end, this long after this loader first saw the version staged. */
    record RolloutEnded(DatasetName dataset, VersionNumber version, String outcome, Duration staged) implements News {
        @Override
        public String line() {
            return "event=rollout_ended dataset=" + dataset + " version=" + version + " outcome=" + outcome + " staged="
                    + staged;
        }
    }

    /** A node is heard for the first time, or again after a silence. */
    record NodeHeard(NodeId node, String bootId) implements News {
        @Override
        public String line() {
            return "event=node_heard node=" + node + " boot=" + bootId;
        }
    }

    /** A sweep has ended. */
    record Swept(long floor, long deleted, long bytes) implements News {
        @Override
        public String line() {
            return "event=swept floor=" + floor + " deleted=" + deleted + " bytes=" + bytes;
        }
    }

    /** A sweep left what lies outside of the object store, with the note of it. */
    record SweepKept(ObjectKey note, String reason) implements Alarm {
        @Override
        public String line() {
            return "event=sweep_kept note=" + note + " reason=\"" + reason + "\"";
        }
    }

    /** A version was rejected; the reason is one of gate, timeout, superseded, operator. */
    record VersionRejected(DatasetName dataset, VersionNumber version, String reason) implements Alarm {
        @Override
        public String line() {
            return "event=version_rejected dataset=" + dataset + " version=" + version + " reason=" + reason;
        }
    }

    /** A node that was heard is silent now. */
    record NodeSuspected(NodeId node) implements Alarm {
        @Override
        public String line() {
            return "event=node_suspected node=" + node;
        }
    }

    /** A piece of the loader's own work failed and will be tried again. */
    record WorkFailed(String work, Throwable cause) implements Alarm {
        @Override
        public String line() {
            return "event=work_failed work=" + work + " reason=\"" + cause + "\"";
        }
    }

    /** A request failed in a way that nobody foresaw. */
    record RequestFailed(Throwable cause) implements Alarm {
        @Override
        public String line() {
            return "event=request_failed reason=\"" + cause + "\"";
        }
    }
}
