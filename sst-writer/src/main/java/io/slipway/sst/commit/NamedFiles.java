package io.slipway.sst.commit;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.sst.profile.SstProfile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The files that an attempt was given, and the manifest that they make. Thread-safe. */
final class NamedFiles {
    private final Map<String, NamedFile> byName = new ConcurrentHashMap<>();

    void add(NamedFile file) {
        if (byName.putIfAbsent(file.name(), file) != null) {
            throw new IllegalArgumentException("Cannot add " + file.name() + ": a file of this name was added before");
        }
    }

    AddedFiles added() {
        AddedFiles sum = AddedFiles.NONE;
        for (NamedFile file : byName.values()) {
            sum = sum.plus(file);
        }
        return sum;
    }

    @Nullable
    VersionNumber borrowsFrom(Borrowing borrowing) {
        return byName.values().stream().anyMatch(NamedFile::borrowed) ? borrowing.lender() : null;
    }

    Manifest manifest(AttemptBase base, ManifestDraft draft, @Nullable ManifestTopic topic) {
        List<ManifestFile> files = byName.values().stream()
                .map(NamedFile::entry)
                .sorted(Comparator.comparing(ManifestFile::firstKey))
                .toList();
        Sums sums = files.isEmpty() && topic != null ? Sums.of(topic) : sums(files);
        return new Manifest(
                Manifest.FORMAT_VERSION,
                base.state().namespaceId(),
                base.dataset(),
                base.folder().pushId(),
                base.folder().attempt(),
                base.folder().attempt().baseSequence(),
                draft.createdAt(),
                new Manifest.Builder(draft.engine(), draft.builderVersion(), SstProfile.rocksDbVersion()),
                draft.inputs(),
                draft.parameters(),
                base.definitionSha256().orElseGet(() -> draft.definition().sha256()),
                draft.key(),
                draft.valueSchema(),
                draft.shards(),
                SstProfile.STANDARD.toString(),
                sums.rows(),
                sums.bytes(),
                Manifest.contentSha256(files),
                sums.checksum(),
                files,
                topic,
                draft.measures(),
                draft.checks(),
                draft.recipe());
    }

    private Sums sums(List<ManifestFile> files) {
        return new Sums(
                files.stream().mapToLong(ManifestFile::rows).sum(),
                files.stream().mapToLong(ManifestFile::bytes).sum(),
                byName.values().stream().map(NamedFile::rowChecksum).reduce(RowChecksum.NONE, RowChecksum::plus));
    }

    /** What a version amounts to. */
    private record Sums(long rows, long bytes, RowChecksum checksum) {
        static Sums of(ManifestTopic topic) {
            return new Sums(topic.rows(), topic.bytes(), topic.rowChecksum());
        }
    }
}
