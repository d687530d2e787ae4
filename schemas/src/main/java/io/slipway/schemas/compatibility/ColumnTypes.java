package io.slipway.schemas.compatibility;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.MapOf;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.column.ColumnType.Scalar;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds a column whose meaning changes though its bytes can still be read: another scale, days where numbers were, an
 * instant where a local time was. Avro's promotions between plain numbers, and between text and bytes, are none.
 */
record ColumnTypes(Compatibility promised) {
    private static final Set<Scalar> PLAIN = EnumSet.of(
            Scalar.BOOLEAN, Scalar.INT, Scalar.LONG, Scalar.FLOAT, Scalar.DOUBLE, Scalar.STRING, Scalar.BYTES);

    /** The first such column as a clause, with its path below {@code parent}. */
    Optional<String> changed(List<Column> served, List<Column> built, String parent) {
        return built.stream()
                .flatMap(column -> served.stream()
                        .filter(old -> old.name().equals(column.name()))
                        .flatMap(old -> changed(old.type(), column.type(), parent + column.name()).stream()))
                .findFirst();
    }

    private Optional<String> changed(ColumnType served, ColumnType built, String path) {
        if (served instanceof RecordOf old && built instanceof RecordOf now) {
            return changed(old.fields(), now.fields(), path + ".");
        }
        if (served instanceof ListOf old && built instanceof ListOf now) {
            return changed(old.element().type(), now.element().type(), path);
        }
        if (served instanceof MapOf old && built instanceof MapOf now) {
            return changed(old.value().type(), now.value().type(), path);
        }
        return sameMeaning(served, built)
                ? Optional.empty()
                : Optional.of("field '" + path + "' changes its meaning, expected=" + served + " actual=" + built);
    }

    private boolean sameMeaning(ColumnType served, ColumnType built) {
        if (served instanceof Decimal old && built instanceof Decimal now) {
            boolean wider = old.precision() < now.precision() && promised == Compatibility.BACKWARD;
            return old.scale() == now.scale() && (wider || old.precision() == now.precision());
        }
        boolean plain = Stream.of(served, built).allMatch(PLAIN::contains);
        return plain || Objects.equals(served, built);
    }
}
