package io.slipway.serving.retain;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.disk.VersionId;

/**
 * A version that this node shall have.
 *
 * @param manifestKey where its manifest is in the store
 * @param namespace that the manifest must name
 */
public record WantedVersion(VersionId id, VersionNumber number, ObjectKey manifestKey, NamespaceId namespace) {
    /** {@code dataset@number}, for messages. */
    public String label() {
        return id.dataset() + "@" + number;
    }
}
