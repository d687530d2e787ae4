package io.slipway.serving.verify;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.failure.SlipwayException;

/** Proves that bytes are the manifest that the catalog names. */
public final class ManifestProof {
    private final DatasetName dataset;
    private final Sha256 sha256;

    /** The manifest of a version of {@code dataset}, whose bytes have that hash. */
    public ManifestProof(DatasetName dataset, Sha256 sha256) {
        this.dataset = dataset;
        this.sha256 = sha256;
    }

    /**
     * Reads the manifest.
     *
     * @param where the bytes come from, for messages
     * @throws CorruptDataException if they are other bytes, or speak of another dataset
     * @throws IncompatibleException if a newer program wrote them
     */
    public Manifest read(byte[] bytes, String where) {
        Sha256 actual = Sha256.of(bytes);
        if (!actual.equals(sha256)) {
            throw altered(where, "it was altered", sha256, actual);
        }
        Manifest manifest = Manifest.fromJson(bytes, where);
        if (manifest.formatVersion() > Manifest.FORMAT_VERSION) {
            throw new IncompatibleException(
                    "Cannot read " + where + ": a newer program wrote it, expected=format " + Manifest.FORMAT_VERSION
                            + " actual=format " + manifest.formatVersion(),
                    "Update this node");
        }
        if (!manifest.dataset().equals(dataset)) {
            throw altered(where, "it is of another dataset", dataset, manifest.dataset());
        }
        return manifest;
    }

    /**
     * Refuses a manifest of another namespace: a root that was copied, or an object that was.
     *
     * @throws CorruptDataException if it is
     */
    public Manifest requireNamespace(Manifest manifest, NamespaceId namespace, String where) {
        if (!manifest.namespaceId().equals(namespace)) {
            throw altered(where, "it is of another namespace", namespace, manifest.namespaceId());
        }
        return manifest;
    }

    private static SlipwayException altered(String where, String reason, Object expected, Object actual) {
        return new CorruptDataException(
                "Cannot take " + where + ": " + reason + ", expected=" + expected + " actual=" + actual,
                "Build the version again, or restore the object");
    }
}
