package io.slipway.catalog.manifest;

import io.slipway.catalog.json.CanonicalJson;
import io.slipway.catalog.json.RawJson;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.layout.AttemptId;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.sharding.Sharding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A version, completely. The fields are those of the stored JSON, in its order.
 *
 * @param createdAt the builder's clock, for people
 * @param key the key definition, in the form that {@code schemas} reads
 * @param valueSchema the Avro schema of a value
 * @param sstProfile the named set of table options that the files were written with
 * @param bytes the length of all files together, borrowed ones included; without files, the topic's
 * @param contentSha256 {@link #contentSha256(List)} of the files
 * @param files in the order of their keys' rows, disjoint; none if the topic alone is the version
 * @param topic where the same rows lie in Kafka; null if they do not
 * @param recipe what the build was told to do, from its dataset file
 */
public record Manifest(
        int formatVersion,
        NamespaceId namespaceId,
        DatasetName dataset,
        PushId pushId,
        AttemptId attempt,
        long baseSequence,
        Instant createdAt,
        Builder builder,
        List<Input> inputs,
        SortedMap<String, String> parameters,
        Sha256 definitionSha256,
        RawJson key,
        RawJson valueSchema,
        int shards,
        String sstProfile,
        long rows,
        long bytes,
        Sha256 contentSha256,
        RowChecksum rowChecksum,
        List<ManifestFile> files,
        @Nullable ManifestTopic topic,
        List<ColumnMeasures> measures,
        List<CheckVerdict> checks,
        RawJson recipe) {
    public static final int FORMAT_VERSION = 1;

    /**
     * Copies the collections and checks that the parts agree.
     *
     * @throws IllegalArgumentException if sums or hashes do not follow from the files, or files overlap
     */
    public Manifest {
        Objects.requireNonNull(namespaceId, "namespaceId");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(pushId, "pushId");
        Objects.requireNonNull(attempt, "attempt");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(builder, "builder");
        inputs = List.copyOf(inputs);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        Objects.requireNonNull(definitionSha256, "definitionSha256");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(valueSchema, "valueSchema");
        Objects.requireNonNull(sstProfile, "sstProfile");
        Objects.requireNonNull(contentSha256, "contentSha256");
        Objects.requireNonNull(rowChecksum, "rowChecksum");
        files = List.copyOf(files);
        measures = List.copyOf(measures);
        checks = List.copyOf(checks);
        Objects.requireNonNull(recipe, "recipe");
        new Sharding(shards);
        require(dataset, "baseSequence", attempt.baseSequence(), baseSequence);
        if (topic == null || !files.isEmpty()) {
            require(
                    dataset,
                    "rows",
                    files.stream().mapToLong(ManifestFile::rows).sum(),
                    rows);
            require(
                    dataset,
                    "bytes",
                    files.stream().mapToLong(ManifestFile::bytes).sum(),
                    bytes);
        } else {
            require(dataset, "bytes", topic.bytes(), bytes);
        }
        if (topic != null) {
            require(dataset, "rows", topic.rows(), rows);
            require(dataset, "rowChecksum", topic.rowChecksum(), rowChecksum);
            require(dataset, "shards", topic.partitions().size(), shards);
        }
        require(dataset, "contentSha256", contentSha256(files), contentSha256);
        requireAscending(dataset, files);
    }

    private static void require(DatasetName dataset, String field, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalArgumentException("Cannot have a manifest of " + dataset + ": " + field
                    + " does not follow from the rest, expected=" + expected + " actual=" + actual);
        }
    }

    private static void requireAscending(DatasetName dataset, List<ManifestFile> files) {
        for (int i = 1; i < files.size(); i++) {
            ManifestFile before = files.get(i - 1);
            ManifestFile after = files.get(i);
            if (before.lastKey().compareTo(after.firstKey()) >= 0) {
                throw new IllegalArgumentException("Cannot have a manifest of " + dataset + ": files overlap, "
                        + before.key() + " ends at " + before.lastKey() + ", " + after.key() + " begins at "
                        + after.firstKey());
            }
        }
    }

    /** One hash over the hashes of files in their order: SHA-256 of {@code <64 hex digits>\n} for each. */
    public static Sha256 contentSha256(List<ManifestFile> files) {
        MessageDigest digest = Sha256.digest();
        files.forEach(file -> digest.update((file.sha256() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return Sha256.of(digest);
    }

    /** Reads what {@link #toJson} wrote; {@code what} names it in messages. */
    public static Manifest fromJson(byte[] json, String what) {
        return CanonicalJson.read(json, Manifest.class, what);
    }

    /** The bytes that are stored. */
    public byte[] toJson() {
        return CanonicalJson.write(this);
    }

    /** Where the attempt that wrote this manifest put its files. */
    public AttemptFolder folder() {
        return new AttemptFolder(dataset, pushId, attempt);
    }

    /**
     * What built the version.
     *
     * @param engine {@code embedded} or {@code spark}
     * @param version of Slipway
     * @param rocksdb the library's version: bytes of files may change with it
     */
    public record Builder(String engine, String version, String rocksdb) {}

    /**
     * One input as it was read.
     *
     * @param identity etag or time of modification
     */
    public record Input(String uri, long bytes, String identity) {}
}
