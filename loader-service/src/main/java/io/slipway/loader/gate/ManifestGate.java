package io.slipway.loader.gate;

import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.state.VersionState;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.failure.SlipwayException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether the manifest is the one that was registered: of this namespace, dataset, push and size. */
public final class ManifestGate {
    private static final String NAME = "manifest";

    private ManifestGate() {}

    /**
     * Compares the manifest with its registration.
     *
     * @param namespace the id that the namespace had when the version was registered
     */
    public static CheckVerdict judge(VersionState version, NamespaceId namespace, Manifest manifest) {
        SortedMap<String, String> differing = new TreeMap<>();
        differ(differing, "namespace", namespace, manifest.namespaceId());
        differ(differing, "dataset", version.dataset(), manifest.dataset());
        differ(differing, "push_id", version.pushId(), manifest.pushId());
        differ(differing, "attempt", version.registration().attempt(), manifest.attempt());
        differ(differing, "definition", version.registration().definitionSha256(), manifest.definitionSha256());
        differ(differing, "rows", version.registration().rows(), manifest.rows());
        differ(differing, "bytes", version.registration().bytes(), manifest.bytes());
        return Verdicts.passedIf(differing.isEmpty(), NAME, differing);
    }

    private static void differ(Map<String, String> differing, String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            differing.put(what, "expected " + expected + ", actual " + actual);
        }
    }

    /** The verdict on a manifest that cannot be read. */
    public static CheckVerdict unreadable(SlipwayException why) {
        return Verdicts.error(NAME, String.valueOf(why.getMessage()));
    }
}
