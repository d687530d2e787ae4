package io.slipway.serving.stage;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.serving.disk.DiskRoom;
import io.slipway.serving.disk.Marker;
import io.slipway.serving.disk.VerifiedFile;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.fetch.VersionFetch;
import io.slipway.serving.fetch.WantedFile;
import io.slipway.serving.fetch.pace.Patience;
import io.slipway.serving.retain.WantedVersion;
import io.slipway.serving.verify.FileProof;
import io.slipway.sst.profile.SstProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers the files of one version: those that a neighbour has as hard links, the others from the store. */
final class FileGathering implements Gathering {
    private final Manifest manifest;
    private final VersionFolder folder;
    private final FileProof proof;
    private final Map<Path, ManifestFile> byPath;
    private final DiskRoom.Promise room;
    private final VersionFetch fetch;
    private final long bytesBorrowed;

    private FileGathering(
            Stager stager,
            WantedVersion wanted,
            Manifest manifest,
            VersionFolder folder,
            List<ManifestFile> missing,
            Patience patience) {
        this.manifest = manifest;
        this.folder = folder;
        this.proof = new FileProof(profile());
        this.byPath =
                missing.stream().collect(Collectors.toMap(file -> folder.file(file.sha256()), Function.identity()));
        long bytes = missing.stream().mapToLong(ManifestFile::bytes).sum();
        this.bytesBorrowed = manifest.bytes() - bytes;
        List<WantedFile> files = missing.stream()
                .map(file -> new WantedFile(file.key(), folder.file(file.sha256()), file.bytes(), file.sha256()))
                .toList();
        this.fetch = stager.fetcher().fetch(files, patience, this::arrived);
        this.room = admitOrClose(stager.room(), wanted.label(), bytes);
    }

    static FileGathering begin(
            Stager stager,
            WantedVersion wanted,
            Manifest manifest,
            VersionFolder folder,
            List<VersionFolder> neighbours,
            Patience patience) {
        List<ManifestFile> missing = new ArrayList<>();
        for (ManifestFile file : manifest.files()) {
            if (!Borrowing.borrow(file.sha256(), folder, neighbours)) {
                missing.add(file);
            }
        }
        return new FileGathering(stager, wanted, manifest, folder, missing, patience);
    }

    private DiskRoom.Promise admitOrClose(DiskRoom disk, String label, long bytes) {
        try {
            return disk.admit(label, bytes, manifest.files().size(), () -> bytes - fetch.bytesDone());
        } catch (RuntimeException e) {
            fetch.close();
            throw e;
        }
    }

    @Override
    public void run() {
        fetch.run();
    }

    private void arrived(WantedFile file) {
        ManifestFile expected = byPath.get(file.target());
        if (expected == null) {
            throw new IllegalStateException("Cannot prove " + file + ": nobody asked for it");
        }
        proof.requireRows(expected, file.target());
    }

    @Override
    public SstProfile profile() {
        return SstProfile.named(manifest.sstProfile());
    }

    @Override
    public List<Path> paths() {
        return manifest.files().stream()
                .map(ManifestFile::sha256)
                .map(folder::file)
                .toList();
    }

    @Override
    public Marker marker() {
        return Marker.of(
                manifest.rows(),
                manifest.files().stream()
                        .map(file -> new VerifiedFile(file.sha256(), file.bytes()))
                        .toList());
    }

    @Override
    public long bytesDone() {
        return bytesBorrowed + fetch.bytesDone();
    }

    @Override
    public long bytesTotal() {
        return manifest.bytes();
    }

    @Override
    public void close() {
        room.close();
        fetch.close();
    }
}
