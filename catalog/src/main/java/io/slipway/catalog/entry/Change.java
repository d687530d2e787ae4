package io.slipway.catalog.entry;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.layout.AttemptId;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One change of the catalog, with the facts it was decided on. The fold refuses it when those facts have moved; the rules
 * stand in {@code docs/format/catalog.md}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Found.class, name = "FOUND"),
    @JsonSubTypes.Type(value = Change.Join.class, name = "JOIN"),
    @JsonSubTypes.Type(value = Change.Leave.class, name = "LEAVE"),
    @JsonSubTypes.Type(value = Change.Sweep.class, name = "SWEEP"),
    @JsonSubTypes.Type(value = Change.Define.class, name = "DEFINE"),
    @JsonSubTypes.Type(value = Change.Drop.class, name = "DROP"),
    @JsonSubTypes.Type(value = Change.Register.class, name = "REGISTER"),
    @JsonSubTypes.Type(value = Change.Stage.class, name = "STAGE"),
    @JsonSubTypes.Type(value = Change.Reject.class, name = "REJECT"),
    @JsonSubTypes.Type(value = Change.Activate.class, name = "ACTIVATE"),
    @JsonSubTypes.Type(value = Change.RollBack.class, name = "ROLL_BACK"),
    @JsonSubTypes.Type(value = Change.Retire.class, name = "RETIRE"),
    @JsonSubTypes.Type(value = Change.Expire.class, name = "EXPIRE"),
    @JsonSubTypes.Type(value = Change.Pin.class, name = "PIN"),
    @JsonSubTypes.Type(value = Change.Unpin.class, name = "UNPIN")
})
public sealed interface Change {

    /** A change of one dataset. */
    sealed interface OfDataset extends Change {
        DatasetName dataset();
    }

    /** A change of one version of a dataset. */
    sealed interface OfVersion extends OfDataset {
        VersionNumber version();
    }

    /**
     * Founds the namespace (entry 0), or makes a copied one a namespace of its own.
     *
     * @param forkedFrom the namespace this one was copied from; null in entry 0
     */
    record Found(NamespaceId namespaceId, @Nullable NamespaceId forkedFrom) implements Change {
        public Found {
            Objects.requireNonNull(namespaceId, "namespaceId");
        }
    }

    /** Makes a node a member, or gives a member another address. */
    record Join(NodeId node, NodeAddress address) implements Change {
        public Join {
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(address, "address");
        }
    }

    /** Ends the membership of a node. */
    record Leave(NodeId node) implements Change {
        public Leave {
            Objects.requireNonNull(node, "node");
        }
    }

    /** Raises the floor: attempts begun below it can never register and may be deleted. */
    record Sweep(long floor) implements Change {}

    /**
     * Sets the definition of a dataset, which begins to exist with its first one.
     *
     * @param expected the definition that held until now; null if the dataset did not exist
     */
    record Define(
            DatasetName dataset,
            Sha256 definitionSha256,
            @Nullable Sha256 expected) implements OfDataset {
        public Define {
            Objects.requireNonNull(dataset, "dataset");
            Objects.requireNonNull(definitionSha256, "definitionSha256");
        }
    }

    /** Ends a dataset with all its versions; a tombstone remembers the next version number. */
    record Drop(DatasetName dataset, @Nullable VersionNumber expectedActive) implements OfDataset {
        public Drop {
            Objects.requireNonNull(dataset, "dataset");
        }
    }

    /**
     * Makes a version of a finished attempt; it gets the dataset's next number. Everything it names is durable.
     *
     * @param baseSequence the head when the attempt began
     * @param rows in all files
     * @param bytes of all files
     * @param borrowsFrom the version whose files the manifest names besides its own; null if none
     * @param asOf what moment the data stands for; null if the push did not say
     */
    record Register(
            DatasetName dataset,
            PushId pushId,
            AttemptId attempt,
            long baseSequence,
            Sha256 definitionSha256,
            ObjectKey manifestKey,
            Sha256 manifestSha256,
            long rows,
            long bytes,
            Activation activate,
            @Nullable VersionNumber borrowsFrom,
            @Nullable Instant asOf)
            implements OfDataset {
        public Register {
            Objects.requireNonNull(dataset, "dataset");
            Objects.requireNonNull(pushId, "pushId");
            Objects.requireNonNull(attempt, "attempt");
            Objects.requireNonNull(definitionSha256, "definitionSha256");
            Objects.requireNonNull(manifestKey, "manifestKey");
            Objects.requireNonNull(manifestSha256, "manifestSha256");
            Objects.requireNonNull(activate, "activate");
        }

        /** Where the attempt put what it wrote. */
        public AttemptFolder folder() {
            return new AttemptFolder(dataset, pushId, attempt);
        }
    }

    /** Asks the nodes to prepare a version. */
    record Stage(DatasetName dataset, VersionNumber version, long assignmentGeneration, Decider by)
            implements OfVersion {
        public Stage {
            Objects.requireNonNull(dataset, "dataset");
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(by, "by");
        }
    }

    /** Keeps a version from being served. */
    record Reject(DatasetName dataset, VersionNumber version, Reason reason, SortedMap<String, String> figures)
            implements OfVersion {
        public Reject {
            Objects.requireNonNull(dataset, "dataset");
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(reason, "reason");
            figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
        }
    }

    /**
     * Makes a version the one that is served.
     *
     * @param expectedActive the version served until now; null if none was
     * @param gateBase the version that the gates compared with; null if none was active. Not looked at when an operator decides
     */
    record Activate(
            DatasetName dataset,
            VersionNumber version,
            @Nullable VersionNumber expectedActive,
            @Nullable VersionNumber gateBase,
            long assignmentGeneration,
            Decider by)
            implements OfVersion {
        public Activate {
            Objects.requireNonNull(dataset, "dataset");
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(by, "by");
        }
    }

    /**
     * Goes back from the active version to one that was active before, and rejects whatever was on its way.
     *
     * @param hold whether to pin the dataset to {@code to}; an existing pin moves in any case
     */
    record RollBack(DatasetName dataset, VersionNumber from, VersionNumber to, boolean hold) implements OfDataset {
        public RollBack {
            Objects.requireNonNull(dataset, "dataset");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    /** Lets the nodes drop a version that stood by. */
    record Retire(DatasetName dataset, VersionNumber version) implements OfVersion {
        public Retire {
            Objects.requireNonNull(dataset, "dataset");
            Objects.requireNonNull(version, "version");
        }
    }

    /** Lets the sweeper delete a version's files; nothing leads back. */
    record Expire(DatasetName dataset, VersionNumber version) implements OfVersion {
        public Expire {
            Objects.requireNonNull(dataset, "dataset");
            Objects.requireNonNull(version, "version");
        }
    }

    /** Holds a dataset at its active version. */
    record Pin(DatasetName dataset, VersionNumber version) implements OfVersion {
        public Pin {
            Objects.requireNonNull(dataset, "dataset");
            Objects.requireNonNull(version, "version");
        }
    }

    /** Ends a hold; what waited under it is rejected as superseded. */
    record Unpin(DatasetName dataset, VersionNumber version) implements OfVersion {
        public Unpin {
            Objects.requireNonNull(dataset, "dataset");
            Objects.requireNonNull(version, "version");
        }
    }

    /** Whether a registered version takes part in the rollout. */
    enum Activation {
        /** The dataset's rollout policy decides. */
        BY_POLICY,
        /** Only an operator stages or rejects it. */
        NO
    }

    /** On whose word a change rests. */
    enum Decider {
        /** Rules that programs follow. */
        POLICY,
        /** A person, who may lead back what was rejected, rolled back or retired. */
        OPERATOR
    }

    /** Why a version was rejected. */
    enum Reason {
        /** A gate failed, or did not run. */
        GATE,
        /** The nodes were not ready in time. */
        TIMEOUT,
        /** A newer version, or one of newer data, came first. */
        SUPERSEDED,
        /** A person said so, or rolled the dataset back. */
        OPERATOR
    }
}
