package io.slipway.sst.commit;

import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.sst.write.SstFile;

/**
 * A file of the version that an attempt is making.
 *
 * @param name within the attempt; the object of a borrowed file has the name that its first attempt gave it
 * @param entry as the manifest will have it
 * @param borrowed whether its object belongs to an older attempt
 */
record NamedFile(String name, ManifestFile entry, RowChecksum rowChecksum, boolean borrowed) {

    static NamedFile own(ObjectKey key, SstFile file) {
        return new NamedFile(file.name(), entry(key, file), file.rowChecksum(), false);
    }

    static NamedFile borrowed(ManifestFile lent, SstFile file) {
        return new NamedFile(file.name(), entry(lent.key(), file), file.rowChecksum(), true);
    }

    private static ManifestFile entry(ObjectKey key, SstFile file) {
        return new ManifestFile(
                key, file.sha256(), file.bytes(), file.rows(), file.slots(), file.firstKey(), file.lastKey());
    }
}
