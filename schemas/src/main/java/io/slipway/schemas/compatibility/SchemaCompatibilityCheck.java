package io.slipway.schemas.compatibility;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.key.KeyDefinition;
import io.slipway.schemas.row.RowSchema;
import java.util.List;
import java.util.Optional;

/** Compares the row schema that is served with the one that would take its place; {@link Difference} has the rules. */
public final class SchemaCompatibilityCheck {
    private static final String WAY_OUT =
            " in derive; or set compatibility: none with slipway apply if no reader depends on it.";

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
                    "Keep value: " + served.kind() + ", or build the rows as a dataset of another name.");
        }
        List<Column> old = served.valueColumns();
        List<Column> now = built.valueColumns();
        refuse(Difference.find(now, old), "the new schema cannot read the served rows");
        if (promised == Compatibility.FULL) {
            refuse(Difference.find(old, now), "the served schema cannot read the new rows");
        }
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

    private static void refuse(Optional<Difference> found, String failure) {
        if (found.isPresent()) {
            Difference difference = found.get();
            throw new IncompatibleException(
                    "Cannot replace the rows: " + failure + " at field '" + difference.field() + "', "
                            + difference.reason(),
                    difference.remedy() + WAY_OUT);
        }
    }
}
