package io.slipway.schemas.compatibility;

import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.key.KeyDefinition;
import io.slipway.schemas.row.RowSchema;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;

/**
 * Compares the row schema that is served with the one that would take its place: by Avro's {@link SchemaCompatibility},
 * and since that looks past logical types (to it a timestamp is a long), by {@link ColumnTypes} as well.
 */
public final class SchemaCompatibilityCheck {
    private static final String WAY_OUT = ", or set compatibility: none with slipway apply if no reader depends on it.";

    private SchemaCompatibilityCheck() {}

    /**
     * Checks key, kind and value schema.
     *
     * @param served the schema of the active version
     * @param built the schema of the version to come
     * @throws IncompatibleException naming the field, the reason and what can be done
     */
    public static void check(RowSchema served, RowSchema built, Compatibility promised) {
        checkKey(served.key(), built.key());
        if (promised == Compatibility.NONE) {
            return;
        }
        if (served.kind() != built.kind()) {
            throw new IncompatibleException(
                    "Cannot replace the rows: their kind changes, expected=value: " + served.kind() + " actual=value: "
                            + built.kind(),
                    "Keep value: " + served.kind() + WAY_OUT);
        }
        checkReads(built.avroValueSchema(), served.avroValueSchema(), "new", "served");
        if (promised == Compatibility.FULL) {
            checkReads(served.avroValueSchema(), built.avroValueSchema(), "served", "new");
        }
        checkTypes(served, built, promised);
    }

    /**
     * Checks that the key is the same; no promise allows another one.
     *
     * @throws IncompatibleException if it is not
     */
    public static void checkKey(KeyDefinition served, KeyDefinition built) {
        if (!served.equals(built)) {
            throw new IncompatibleException(
                    "Cannot replace the rows: the key changes, expected=" + served + " actual=" + built,
                    "Keep the key, or build the rows as a dataset of another name.");
        }
    }

    private static void checkReads(Schema reader, Schema writer, String reading, String written) {
        Optional<Incompatibility> first =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getResult()
                        .getIncompatibilities()
                        .stream()
                        .findFirst();
        if (first.isPresent()) {
            Incompatibility found = first.get();
            String field = FieldPath.of(reader, found.getLocation());
            throw new IncompatibleException(
                    "Cannot replace the rows: the " + reading + " schema cannot read values of the " + written
                            + " one at field '" + field + "' (" + found.getType() + ": " + found.getMessage() + ")",
                    remedy(found.getType(), field, reading) + WAY_OUT);
        }
    }

    private static String remedy(SchemaIncompatibilityType type, String field, String reading) {
        if (type == SchemaIncompatibilityType.READER_FIELD_MISSING_DEFAULT_VALUE) {
            return reading.equals("new")
                    ? "Make '" + field + "' nullable in derive, so that old rows read as NULL"
                    : "Keep '" + field + "' in derive: its readers know no NULL for it";
        }
        return "Cast '" + field + "' in derive to the type that is served, or give the new values another name";
    }

    private static void checkTypes(RowSchema served, RowSchema built, Compatibility promised) {
        Optional<String> changed = new ColumnTypes(promised).changed(served.valueColumns(), built.valueColumns(), "");
        if (changed.isPresent()) {
            throw new IncompatibleException(
                    "Cannot replace the rows: " + changed.get(),
                    "Cast it in derive to the type that is served, or give the new values another name" + WAY_OUT);
        }
    }
}
