package io.slipway.serving.disk;

import io.slipway.catalog.json.CanonicalJson;
import io.slipway.catalog.state.Head;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node answered with at one sequence: the file {@code serving.json}, from which it starts when the object store is
 * down. It names only versions that an entry of the log has activated.
 *
 * @param formatVersion of the record
 * @param head the newest entry that was applied
 */
public record ServingRecord(int formatVersion, Head head, List<Dataset> datasets) {
    private static final int FORMAT = 1;

    /** Copies the list in. */
    public ServingRecord {
        datasets = List.copyOf(datasets);
    }

    /** A record of today's format. */
    public static ServingRecord of(Head head, List<Dataset> datasets) {
        return new ServingRecord(FORMAT, head, datasets);
    }

    /** The sequence of the newest entry that was applied. */
    public long sequence() {
        return head.sequence();
    }

    static ServingRecord parse(byte[] json, String what) {
        return CanonicalJson.read(json, ServingRecord.class, what);
    }

    byte[] toJson() {
        return CanonicalJson.write(this);
    }

    /**
     * The versions of a dataset that could be read.
     *
     * @param active the number of the active one; null if there was none
     */
    public record Dataset(DatasetName dataset, @Nullable VersionNumber active, List<Version> versions) {
        /** Copies the list in. */
        public Dataset {
            versions = List.copyOf(versions);
        }
    }

    /**
     * One version.
     *
     * @param status its word in the catalog
     * @param namespace that its manifest names; null in a record of before a root could be forked
     */
    public record Version(
            VersionNumber number,
            Sha256 manifestSha256,
            ObjectKey manifestKey,
            String status,
            @Nullable NamespaceId namespace) {
        /** The namespace of the manifest, which is {@code today}'s unless the record knows better. */
        public NamespaceId namespaceOr(NamespaceId today) {
            return namespace == null ? today : namespace;
        }
    }
}
