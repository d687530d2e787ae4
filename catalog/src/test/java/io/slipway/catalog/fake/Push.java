package io.slipway.catalog.fake;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.Written;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.definition.DatasetDefinition.ValueKind;
import io.slipway.catalog.definition.KeyColumns;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.catalog.entry.Change.Define;
import io.slipway.catalog.json.RawJson;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.layout.AttemptId;
import io.slipway.catalog.manifest.KeyBytes;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.sharding.SlotRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one push, step by step, as builders do it: begin, write each file or borrow it, write the manifest,
 * register. The files hold text instead of rows. One thread.
 */
public final class Push {
    private final Catalog catalog;
    private final AttemptFolder folder;
    private final DatasetDefinition definition;
    private final @Nullable VersionState lender;
    private final List<ManifestFile> lent;
    private final List<ManifestFile> files = new ArrayList<>();
    private boolean borrowed;

    private Push(Catalog catalog, AttemptFolder folder, @Nullable VersionState lender) {
        this.catalog = catalog;
        this.folder = folder;
        this.definition = definitionOf(folder.dataset());
        this.lender = lender;
        this.lent = lender == null
                ? List.of()
                : catalog.manifest(lender.manifestKey(), lender.manifestSha256())
                        .files();
    }

    /** Begins an attempt at the newest head. */
    public static Push begin(Catalog catalog, DatasetName dataset, PushId push, RandomGenerator random) {
        CatalogState state = catalog.refresh();
        AttemptId attempt = AttemptId.random(state.sequence(), random);
        @Nullable
        VersionState active =
                state.dataset(dataset).flatMap(DatasetState::active).orElse(null);
        return new Push(catalog, new AttemptFolder(dataset, push, attempt), active);
    }

    /** The definition that every push of a dataset defines or expects. */
    public static DatasetDefinition definitionOf(DatasetName dataset) {
        return DatasetDefinition.withDefaults(dataset, KeyColumns.partitionedBy("origin"), ValueKind.AVRO);
    }

    public AttemptFolder folder() {
        return folder;
    }

    /** Writes the next file, or borrows one of the same content. */
    public void write(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Optional<ManifestFile> same = lent.stream()
                .filter(file -> file.sha256().equals(Sha256.of(bytes)))
                .filter(file -> file.slots().equals(slots()))
                .findFirst();
        if (same.isPresent()) {
            borrowed = true;
            files.add(same.get());
        } else {
            ManifestFile file = file(bytes);
            catalog.persist(file.key(), bytes);
            files.add(file);
        }
    }

    private SlotRange slots() {
        return SlotRange.ofGroups(files.size(), 1);
    }

    private ManifestFile file(byte[] bytes) {
        SlotRange slots = slots();
        byte[] key = {(byte) (slots.first() >> 8), (byte) slots.first(), 'A'};
        return new ManifestFile(
                folder.file(files.size() + "-000.sst"),
                Sha256.of(bytes),
                bytes.length,
                1,
                slots,
                KeyBytes.of(key),
                KeyBytes.of(key));
    }

    /** Writes the manifest over all files so far. */
    public Manifest writeManifest() {
        Manifest manifest = manifest();
        catalog.persist(folder.manifest(), manifest.toJson());
        return manifest;
    }

    private Manifest manifest() {
        return new Manifest(
                Manifest.FORMAT_VERSION,
                catalog.state().namespaceId(),
                folder.dataset(),
                folder.pushId(),
                folder.attempt(),
                folder.attempt().baseSequence(),
                ManualClock.START,
                new Manifest.Builder("test", "0", "0"),
                List.of(),
                Collections.emptySortedMap(),
                definition.sha256(),
                new RawJson("{}"),
                new RawJson("\"bytes\""),
                1,
                "text",
                files.size(),
                files.stream().mapToLong(ManifestFile::bytes).sum(),
                Manifest.contentSha256(files),
                RowChecksum.NONE,
                files,
                null,
                List.of(),
                List.of(),
                new RawJson("{}"));
    }

    /** Registers what was written, and defines the dataset if there is none. Writes nothing if the push is known. */
    public Written register(ChangeRequest request) {
        Sha256 defined = catalog.persist(definition);
        Sha256 manifest = Sha256.of(manifest().toJson());
        return catalog.change(request, state -> decide(state, defined, manifest));
    }

    private List<Change> decide(CatalogState state, Sha256 defined, Sha256 manifest) {
        Optional<DatasetState> dataset = state.dataset(folder.dataset());
        if (dataset.flatMap(known -> known.versionOf(folder.pushId())).isPresent()) {
            return List.of();
        }
        Change register = registration(defined, manifest);
        return dataset.isPresent() ? List.of(register) : List.of(new Define(folder.dataset(), defined, null), register);
    }

    private Change registration(Sha256 defined, Sha256 manifest) {
        return new Change.Register(
                folder.dataset(),
                folder.pushId(),
                folder.attempt(),
                folder.attempt().baseSequence(),
                defined,
                folder.manifest(),
                manifest,
                files.size(),
                files.stream().mapToLong(ManifestFile::bytes).sum(),
                Activation.BY_POLICY,
                borrowed && lender != null ? lender.number() : null,
                null);
    }

    /** All steps at once. */
    public static VersionNumber run(
            MemoryRoot root, Catalog catalog, DatasetName dataset, String push, String... files) {
        Push attempt = begin(catalog, dataset, new PushId(push), root.random());
        for (String file : files) {
            attempt.write(file);
        }
        attempt.writeManifest();
        Written written = attempt.register(root.request());
        return written.state()
                .dataset(dataset)
                .flatMap(known -> known.versionOf(new PushId(push)))
                .orElseThrow()
                .number();
    }
}
