package io.slipway.schemas.row;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.MapOf;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.column.ColumnType.Scalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Random types, values and rows; extreme values, empty ones and NULL come often. Values as {@link ModelReader} has them. */
public final class RandomRows {
    /** One character or more of many scripts, of every length in UTF-8, and the ones that some layer escapes. */
    private static final String[] PIECES = {
        "a",
        "Z",
        "0",
        "|",
        "\\",
        "}",
        "{",
        ":",
        "\0",
        "\"",
        "\n",
        "\u001f",
        "\u007f",
        "é",
        "ß",
        "Ω",
        "Ж",
        "א",
        "ع",
        "ไทย",
        "日本",
        "한글",
        "हि",
        "ქ",
        "አ",
        "\uffff",
        "😀",
        "\uD834\uDD1E",
        "e\u0301",
        "\u200d",
        "\\x7d",
        " "
    };

    private static final List<Scalar> SCALARS = List.of(Scalar.values());

    private final RandomGenerator random;

    public RandomRows(RandomGenerator random) {
        this.random = random;
    }

    /** A type that may be a key. */
    public ColumnType keyType() {
        Scalar scalar = SCALARS.get(random.nextInt(SCALARS.size()));
        return scalar == Scalar.FLOAT || scalar == Scalar.DOUBLE ? decimal() : scalar;
    }

    /** Any type, nested at most {@code depth} times. */
    public ColumnType type(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 6)) {
            case 0, 1, 2, 3, 4 -> SCALARS.get(random.nextInt(SCALARS.size()));
            case 5 -> decimal();
            case 6, 7 -> new ListOf(column("element", depth - 1));
            case 8 -> new MapOf(column("value", depth - 1));
            default -> new RecordOf(columns(1 + random.nextInt(3), depth - 1, "f"));
        };
    }

    public List<Column> columns(int count, int depth, String prefix) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(column(prefix + i + text(3), depth));
        }
        return columns;
    }

    private Column column(String name, int depth) {
        return new Column(name, type(depth), random.nextInt(3) > 0);
    }

    private Decimal decimal() {
        int precision = 1 + random.nextInt(Decimal.MAX_PRECISION);
        return new Decimal(precision, random.nextInt(precision + 1));
    }

    /** A value of a column; null only if the column is nullable. */
    public @Nullable Object value(Column column) {
        return column.nullable() && random.nextInt(4) == 0 ? null : value(column.type());
    }

    public Object value(ColumnType type) {
        if (type instanceof ListOf list) {
            return values(list.element(), random.nextInt(4));
        }
        if (type instanceof MapOf map) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                entries.put(text(4), value(map.value()));
            }
            return entries;
        }
        if (type instanceof RecordOf nested) {
            List<@Nullable Object> fields = new ArrayList<>();
            nested.fields().forEach(field -> fields.add(value(field)));
            return fields;
        }
        return type instanceof Decimal decimal ? unscaled(decimal) : scalar((Scalar) type);
    }

    public List<@Nullable Object> values(Column column, int count) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value(column));
        }
        return values;
    }

    private Object scalar(Scalar type) {
        return switch (type) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> (int) integer(32);
            case LONG, TIMESTAMP, TIMESTAMPTZ -> integer(64);
            case FLOAT -> (float) number();
            case DOUBLE -> number();
            case STRING -> text(8);
            case BYTES -> bytes(random.nextInt(12));
            case DATE -> (int) integer(32);
            case TIME -> random.nextLong(86_400_000_001L);
            case UUID -> new UUID(random.nextLong(), random.nextLong()).toString();
        };
    }

    /** Of all magnitudes alike, and the extremes. */
    private long integer(int bits) {
        long extreme = bits == 64 ? Long.MAX_VALUE : Integer.MAX_VALUE;
        return switch (random.nextInt(12)) {
            case 0 -> extreme;
            case 1 -> -extreme - 1;
            case 2 -> random.nextInt(-1, 2);
            default -> random.nextLong() >> (64 - bits + random.nextInt(bits));
        };
    }

    private double number() {
        double[] special = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE};
        return switch (random.nextInt(4)) {
            case 0 -> special[random.nextInt(special.length)];
            case 1 -> Double.longBitsToDouble(random.nextLong());
            case 2 -> random.nextInt(-100_000, 100_000) / 100.0;
            default -> random.nextDouble();
        };
    }

    private BigInteger unscaled(Decimal type) {
        BigInteger bound = BigInteger.TEN.pow(1 + random.nextInt(type.precision()));
        byte[] bytes = bytes(20);
        BigInteger drawn = new BigInteger(bytes).mod(bound);
        BigInteger magnitude = random.nextInt(8) == 0 ? bound.subtract(BigInteger.ONE) : drawn;
        return random.nextBoolean() ? magnitude : magnitude.negate();
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        if (count > 0 && random.nextInt(3) == 0) {
            bytes[random.nextInt(count)] = 0;
        }
        return bytes;
    }

    /** Up to {@code pieces} pieces; often empty. */
    public String text(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces + 1); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** One row as readers of a batch of one. */
    public static List<ColumnReader> readers(List<Column> columns, List<@Nullable Object> row) {
        List<ColumnReader> readers = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<@Nullable Object> batch = new ArrayList<>();
            batch.add(row.get(i));
            readers.add(new ModelReader(columns.get(i), batch));
        }
        return readers;
    }
}
