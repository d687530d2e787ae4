package io.slipway.schemas.column;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The type of a column, as it is stored. Which SQL type becomes which of these, and how each looks as Avro, JSON and
 * text, stands in {@code docs/format/keys-and-values.md}.
 *
 * <p>{@code toString} is the type's name in manifests and messages: {@code string}, {@code decimal(10,2)},
 * {@code list<int>}.
 */
public sealed interface ColumnType {
    /** The types without parameters. */
    enum Scalar implements ColumnType {
        BOOLEAN,
        /** 32 bits, signed. */
        INT,
        /** 64 bits, signed. */
        LONG,
        FLOAT,
        DOUBLE,
        /** Text as UTF-8. */
        STRING,
        BYTES,
        /** Days since 1970-01-01. */
        DATE,
        /** Microseconds since midnight. */
        TIME,
        /** Microseconds since 1970-01-01T00:00 on a calendar without a time zone. */
        TIMESTAMP,
        /** Microseconds since 1970-01-01T00:00Z: an instant. */
        TIMESTAMPTZ,
        /** The 36 lower-case characters. */
        UUID;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An exact number of up to 38 digits, {@code scale} of them after the point. */
    record Decimal(int precision, int scale) implements ColumnType {
        public static final int MAX_PRECISION = 38;

        public Decimal {
            if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
                throw new IllegalArgumentException(
                        "Cannot have decimal(" + precision + "," + scale + "): expected=0 <= scale <= precision <= 38");
            }
        }

        @Override
        public String toString() {
            return "decimal(" + precision + "," + scale + ")";
        }
    }

    /** A list; the element column is named {@code element}. */
    record ListOf(Column element) implements ColumnType {
        public static ListOf of(ColumnType element) {
            return new ListOf(Column.nullable("element", element));
        }

        @Override
        public String toString() {
            return "list<" + element.type() + ">";
        }
    }

    /** A record with named fields, at least one. */
    record RecordOf(List<Column> fields) implements ColumnType {
        public RecordOf {
            fields = List.copyOf(fields);
            Set<String> names = new HashSet<>();
            for (Column field : fields) {
                if (!names.add(field.name())) {
                    throw new IllegalArgumentException("Cannot have a record: two fields are named " + field.name());
                }
            }
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("Cannot have a record: it has no field");
            }
        }

        @Override
        public String toString() {
            return fields.stream().map(Column::toString).collect(Collectors.joining(", ", "record<", ">"));
        }
    }

    /** A map from text; the value column is named {@code value}. */
    record MapOf(Column value) implements ColumnType {
        public static MapOf of(ColumnType value) {
            return new MapOf(Column.nullable("value", value));
        }

        @Override
        public String toString() {
            return "map<" + value.type() + ">";
        }
    }

    /**
     * Reads the name of a type that is not nested.
     *
     * @throws IllegalArgumentException if there is no such type
     */
    static ColumnType parse(String text) {
        for (Scalar scalar : Scalar.values()) {
            if (scalar.toString().equals(text)) {
                return scalar;
            }
        }
        Matcher decimal = Pattern.compile("decimal\\((\\d{1,2}),(\\d{1,2})\\)").matcher(text);
        if (!decimal.matches()) {
            throw new IllegalArgumentException("Cannot read a column type: there is no such type, actual=" + text);
        }
        return new Decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    }
}
