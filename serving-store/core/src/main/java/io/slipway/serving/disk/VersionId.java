package io.slipway.serving.disk;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.Sha256;

/** What a version is on disk: named by its manifest's hash, so that nothing else can ever be taken for it. */
public record VersionId(DatasetName dataset, Sha256 manifestSha256) {
    @Override
    public String toString() {
        return dataset + "/" + manifestSha256;
    }
}
