package io.slipway.batch.embedded.type;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.MapOf;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.column.ColumnType.Scalar;
import java.util.List;

/**
 * An SQL type of the engine as we take it.
 *
 * @param type how its values are stored
 * @param handedOverAs the SQL type to cast to so that an adapter finds what it knows
 */
public record SqlType(ColumnType type, String handedOverAs) {
    static SqlType of(ColumnType type, String handedOverAs) {
        return new SqlType(type, handedOverAs);
    }

    /**
     * Reads the name of a type as the engine's DESCRIBE gives it.
     *
     * @throws UnstorableTypeException if it has no stored form
     */
    public static SqlType parse(String text) {
        SqlTypeReader reader = new SqlTypeReader(text);
        SqlType type = reader.readType();
        reader.expectEnd();
        return type;
    }

    static SqlType scalar(String name) {
        return switch (name) {
            case "BOOLEAN" -> of(Scalar.BOOLEAN, "BOOLEAN");
            case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT" -> of(Scalar.INT, "INTEGER");
            case "BIGINT", "UINTEGER" -> of(Scalar.LONG, "BIGINT");
            case "HUGEINT" -> of(Scalar.LONG, "HUGEINT");
            case "UBIGINT" -> of(new ColumnType.Decimal(20, 0), "DECIMAL(20,0)");
            case "FLOAT" -> of(Scalar.FLOAT, "FLOAT");
            case "DOUBLE" -> of(Scalar.DOUBLE, "DOUBLE");
            case "VARCHAR", "JSON" -> of(Scalar.STRING, "VARCHAR");
            case "BLOB" -> of(Scalar.BYTES, "BLOB");
            case "DATE" -> of(Scalar.DATE, "DATE");
            case "TIME" -> of(Scalar.TIME, "TIME");
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS" -> of(Scalar.TIMESTAMP, "TIMESTAMP");
            case "TIMESTAMP_NS" -> of(Scalar.TIMESTAMP, "TIMESTAMP_NS");
            case "TIMESTAMP WITH TIME ZONE" -> of(Scalar.TIMESTAMPTZ, "TIMESTAMP WITH TIME ZONE");
            case "UUID" -> of(Scalar.UUID, "UUID");
            default -> throw new UnstorableTypeException(name);
        };
    }

    static SqlType decimal(int precision, int scale) {
        return of(new ColumnType.Decimal(precision, scale), "DECIMAL(" + precision + "," + scale + ")");
    }

    static SqlType enumeration() {
        return of(Scalar.STRING, "VARCHAR");
    }

    SqlType asElement() {
        return of(ListOf.of(type), handedOverAs + "[]");
    }

    static SqlType map(SqlType key, SqlType value) {
        if (key.type() != Scalar.STRING) {
            throw new UnstorableTypeException("MAP with keys that are not text");
        }
        return of(MapOf.of(value.type()), "MAP(VARCHAR, " + value.handedOverAs() + ")");
    }

    static SqlType struct(List<String> names, List<SqlType> types) {
        Column[] fields = new Column[names.size()];
        StringBuilder sql = new StringBuilder("STRUCT(");
        for (int i = 0; i < fields.length; i++) {
            fields[i] = Column.nullable(names.get(i), types.get(i).type());
            sql.append(i == 0 ? "" : ", ")
                    .append(SqlText.identifier(names.get(i)))
                    .append(' ')
                    .append(types.get(i).handedOverAs());
        }
        return of(new RecordOf(List.of(fields)), sql.append(')').toString());
    }
}
