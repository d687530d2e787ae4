package io.slipway.schemas.compatibility;

import io.slipway.schemas.avro.AvroSchemas;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.MapOf;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.column.ColumnType.Scalar;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.jspecify.annotations.Nullable;

/**
 * The first column that a reader's schema cannot take from a writer's. Avro judges; but to Avro a timestamp is a long, so
 * types that mean something (dates, decimals, UUIDs …) must besides be the same, decimals may gain digits.
 *
 * @param field the column with those around it: {@code address.street}, {@code stops.element}
 * @param reason what it is there (where it was written) and here (where it is to be read)
 * @param remedy what could be done in the derivation
 */
record Difference(String field, String reason, String remedy) {
    private static final Set<Scalar> PLAIN = EnumSet.of(
            Scalar.BOOLEAN, Scalar.INT, Scalar.LONG, Scalar.FLOAT, Scalar.DOUBLE, Scalar.STRING, Scalar.BYTES);

    static Optional<Difference> find(List<Column> reader, List<Column> writer) {
        return find(reader, writer, "");
    }

    private static Optional<Difference> find(List<Column> reader, List<Column> writer, String around) {
        return reader.stream()
                .flatMap(column -> compare(column, named(writer, column.name()), around + column.name()).stream())
                .findFirst();
    }

    private static Optional<Difference> compare(Column reader, @Nullable Column writer, String path) {
        if (writer == null) {
            return avroReads(reader, List.of()) ? Optional.empty() : Optional.of(missing(path));
        }
        if (writer.nullable() && !reader.nullable()) {
            return Optional.of(nullable(path));
        }
        List<Column> inner = inside(reader.type());
        if (!inner.isEmpty() && reader.type().getClass() == writer.type().getClass()) {
            return find(inner, inside(writer.type()), path + ".");
        }
        boolean same = sameMeaning(reader.type(), writer.type()) && avroReads(reader, List.of(writer));
        return same ? Optional.empty() : Optional.of(retyped(path, reader.type(), writer.type()));
    }

    private static boolean avroReads(Column reader, List<Column> writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(
                                AvroSchemas.record(List.of(reader)), AvroSchemas.record(writer))
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }

    private static boolean sameMeaning(ColumnType reader, ColumnType writer) {
        if (reader instanceof Decimal here && writer instanceof Decimal there) {
            return here.scale() == there.scale() && here.precision() >= there.precision();
        }
        return reader.equals(writer) || (PLAIN.contains(reader) && PLAIN.contains(writer));
    }

    private static List<Column> inside(ColumnType type) {
        if (type instanceof RecordOf nested) {
            return nested.fields();
        }
        if (type instanceof ListOf list) {
            return List.of(list.element());
        }
        return type instanceof MapOf map ? List.of(map.value()) : List.of();
    }

    private static @Nullable Column named(List<Column> columns, String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Difference missing(String path) {
        return new Difference(
                path,
                "it is missing there and cannot be NULL here",
                "Make '" + path + "' nullable, and keep every column that cannot be NULL");
    }

    private static Difference nullable(String path) {
        return new Difference(
                path,
                "it may be NULL there and cannot be here",
                "Keep NULL either possible or impossible in '" + path + "'");
    }

    private static Difference retyped(String path, ColumnType reader, ColumnType writer) {
        return new Difference(
                path,
                "it is " + writer + " there and " + reader + " here",
                "Cast '" + path + "' to the type that is served, or give the new values another name");
    }
}
