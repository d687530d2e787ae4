package io.slipway.catalog.definition;

import io.slipway.catalog.json.CanonicalJson;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.Sha256;
import java.util.Objects;

/**
 * The policy of a dataset that the catalog log names by hash.
 *
 * @param maxRejected rows that a build may leave out before it fails
 */
public record DatasetDefinition(
        int formatVersion,
        DatasetName dataset,
        KeyColumns key,
        ValueKind value,
        Compatibility compatibility,
        long maxRejected,
        Gates gates,
        Retention retention,
        Rollout rollout) {
    public static final int FORMAT_VERSION = 1;

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if rows may be rejected less than never, or a raw dataset has a sort key
     */
    public DatasetDefinition {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(compatibility, "compatibility");
        Objects.requireNonNull(gates, "gates");
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(rollout, "rollout");
        if (maxRejected < 0) {
            throw new IllegalArgumentException(
                    "Cannot define " + dataset + ": max_rejected, expected=0 or more actual=" + maxRejected);
        }
        if (value == ValueKind.RAW && !key.sort().isEmpty()) {
            throw new IllegalArgumentException("Cannot define " + dataset + ": a raw dataset has no sort key");
        }
    }

    /** A policy with every default: no gates, no rejected rows, backward compatible values. */
    public static DatasetDefinition withDefaults(DatasetName dataset, KeyColumns key, ValueKind value) {
        return new DatasetDefinition(
                FORMAT_VERSION,
                dataset,
                key,
                value,
                Compatibility.BACKWARD,
                0,
                Gates.NONE,
                Retention.DEFAULT,
                Rollout.DEFAULT);
    }

    /** Reads what {@link #toJson} wrote; {@code what} names it in messages. */
    public static DatasetDefinition fromJson(byte[] json, String what) {
        return CanonicalJson.read(json, DatasetDefinition.class, what);
    }

    /** The bytes that are stored. */
    public byte[] toJson() {
        return CanonicalJson.write(this);
    }

    /** The name of this definition. */
    public Sha256 sha256() {
        return Sha256.of(toJson());
    }

    /** What a value is. */
    public enum ValueKind {
        /** An Avro record of the columns that are not in the key. */
        AVRO,
        /** The bytes of one column as they are. */
        RAW
    }

    /** What a new value schema must be able to do with the active version's. */
    public enum Compatibility {
        BACKWARD,
        FULL,
        NONE
    }
}
