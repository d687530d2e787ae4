package io.slipway.batch.embedded.avro;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;

/** The SQL counterparts of types that hold no others. */
final class AvroScalars {
    private static final int MOST_DIGITS = 38;
    private static final long MILLIS = 1_000;
    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1_000_000_000;

    private AvroScalars() {}

    static AvroType of(Schema schema) throws UnreadableTypeException {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return decimal(decimal);
        }
        return logical == null ? plain(schema) : logical(schema, logical.getName());
    }

    private static AvroType plain(Schema schema) {
        return switch (schema.getType()) {
            case BOOLEAN -> new AvroType("BOOLEAN", value -> value, (row, value) -> row.append((boolean) value));
            case INT -> new AvroType("INTEGER", value -> value, (row, value) -> row.append((int) value));
            case LONG -> new AvroType("BIGINT", value -> value, (row, value) -> row.append((long) value));
            case FLOAT -> new AvroType("FLOAT", value -> value, (row, value) -> row.append((float) value));
            case DOUBLE -> new AvroType("DOUBLE", value -> value, (row, value) -> row.append((double) value));
            case STRING, ENUM -> new AvroType("VARCHAR", Object::toString, (row, value) -> row.append((String) value));
            case BYTES, FIXED -> new AvroType("BLOB", AvroScalars::bytes, (row, value) -> row.append((byte[]) value));
            default -> throw new IllegalArgumentException("Cannot read " + schema.getType() + " as one value");
        };
    }

    private static AvroType logical(Schema schema, String name) throws UnreadableTypeException {
        return switch (name) {
            case "date" ->
                new AvroType(
                        "DATE",
                        days -> LocalDate.ofEpochDay((int) days),
                        (row, value) -> row.append((LocalDate) value));
            case "time-millis" -> time(MILLIS);
            case "time-micros" -> time(MICROS);
            case "timestamp-millis" -> instant(MILLIS);
            case "timestamp-micros" -> instant(MICROS);
            case "local-timestamp-millis" -> local("TIMESTAMP", MILLIS);
            case "local-timestamp-micros" -> local("TIMESTAMP", MICROS);
            case "local-timestamp-nanos" -> local("TIMESTAMP_NS", NANOS);
            case "uuid" -> new AvroType("UUID", AvroScalars::uuid, (row, value) -> row.append((UUID) value));
            default ->
                throw new UnreadableTypeException(
                        "the logical type " + name + " of " + schema.getType().getName());
        };
    }

    private static AvroType time(long unitsPerSecond) {
        return new AvroType(
                "TIME",
                units -> LocalTime.ofNanoOfDay(Math.multiplyExact(whole(units), NANOS / unitsPerSecond)),
                (row, value) -> row.append((LocalTime) value));
    }

    private static AvroType instant(long unitsPerSecond) {
        return new AvroType(
                "TIMESTAMP WITH TIME ZONE",
                units -> OffsetDateTime.of(moment(whole(units), unitsPerSecond), ZoneOffset.UTC),
                (row, value) -> row.append((OffsetDateTime) value));
    }

    private static AvroType local(String sql, long unitsPerSecond) {
        return new AvroType(
                sql, units -> moment(whole(units), unitsPerSecond), (row, value) -> row.append((LocalDateTime) value));
    }

    private static LocalDateTime moment(long units, long unitsPerSecond) {
        long second = Math.floorDiv(units, unitsPerSecond);
        int nanos = (int) (Math.floorMod(units, unitsPerSecond) * (NANOS / unitsPerSecond));
        return LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC);
    }

    private static AvroType decimal(LogicalTypes.Decimal type) throws UnreadableTypeException {
        int digits = type.getPrecision();
        int scale = type.getScale();
        if (digits > MOST_DIGITS) {
            throw new UnreadableTypeException(
                    "decimal(" + digits + "," + scale + "), expected=at most " + MOST_DIGITS + " digits");
        }
        return new AvroType(
                "DECIMAL(" + digits + "," + scale + ")",
                value -> new BigDecimal(new BigInteger(bytes(value)), scale),
                (row, value) -> row.append((BigDecimal) value));
    }

    private static long whole(Object number) {
        return ((Number) number).longValue();
    }

    private static byte[] bytes(Object value) {
        if (value instanceof GenericFixed fixed) {
            return fixed.bytes().clone();
        }
        ByteBuffer buffer = ((ByteBuffer) value).duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static UUID uuid(Object value) {
        if (value instanceof GenericFixed fixed) {
            ByteBuffer bytes = ByteBuffer.wrap(fixed.bytes());
            return new UUID(bytes.getLong(), bytes.getLong());
        }
        return UUID.fromString(value.toString());
    }
}
