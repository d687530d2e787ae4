package io.slipway.serving.stage;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.row.RowSchema;
import io.slipway.serving.disk.Marker;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.open.ReadOrder;
import io.slipway.serving.open.RocksDbFolder;
import io.slipway.serving.open.VersionReader;
import io.slipway.serving.swap.OpenVersion;
import io.slipway.serving.verify.ManifestProof;
import io.slipway.sst.profile.SstProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Opens versions that lie complete on this disk; needs no store. Thread-safe. */
public final class VersionOpening {
    private final RocksDbFolder databases;
    private final Consumer<VersionId> damaged;

    /**
     * Opens as {@code databases} does.
     *
     * @param damaged is told, from any thread, of a version in which a read has found damage
     */
    public VersionOpening(RocksDbFolder databases, Consumer<VersionId> damaged) {
        this.databases = databases;
        this.damaged = damaged;
    }

    /** Prepares the reading of proved files in the folder of their version. */
    void makeReadable(SstProfile profile, List<Path> files, VersionFolder folder) {
        databases.make(profile, files, folder.reading());
    }

    /**
     * Opens a version that is or may soon be active: its index stays in memory.
     *
     * @throws CorruptDataException if it is not complete, or damaged
     */
    public OpenVersion open(VersionFolder folder, VersionNumber number) {
        return open(folder, number, databases::open);
    }

    /** Opens a version that somebody asked for by its number: its index may leave the memory again. */
    public OpenVersion openFrugally(VersionFolder folder, VersionNumber number) {
        return open(folder, number, databases::openFrugally);
    }

    private OpenVersion open(VersionFolder folder, VersionNumber number, Function<ReadOrder, VersionReader> opener) {
        VersionId id = folder.id();
        String label = id.dataset() + "@" + number;
        // INVARIANT: a node opens only what it has verified completely; the marker says so.
        Marker marker = folder.marker()
                .orElseThrow(() -> new CorruptDataException(
                        "Cannot open " + label + ": it is not complete on this disk",
                        "Nothing to do: the node fetches it again"));
        Manifest manifest = new ManifestProof(id.dataset(), id.manifestSha256())
                .read(folder.readManifest(), folder.manifest().toString());
        RowSchema schema =
                RowSchema.parse(manifest.key().text(), manifest.valueSchema().text());
        SstProfile profile = SstProfile.named(manifest.sstProfile());
        VersionReader reader =
                opener.apply(new ReadOrder(label, profile, folder.reading(), marker.rows(), () -> damaged.accept(id)));
        return new OpenVersion(id.dataset(), number, schema, manifest.createdAt(), reader);
    }
}
