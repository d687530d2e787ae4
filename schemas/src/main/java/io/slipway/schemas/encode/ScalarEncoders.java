package io.slipway.schemas.encode;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.text.ByteSink;

/** Encoders of the types that are not nested; each value is present. They allocate nothing. */
final class ScalarEncoders {
    private ScalarEncoders() {}

    static ValueEncoder of(ColumnType type, ColumnReader reader) {
        if (!(type instanceof Scalar scalar)) {
            return (row, out) -> decimal(reader.int128High(row), reader.int128Low(row), out);
        }
        return switch (scalar) {
            case BOOLEAN -> (row, out) -> out.put(reader.booleanAt(row) ? 1 : 0);
            case INT, DATE -> (row, out) -> out.putVarint(reader.intAt(row));
            case LONG, TIME, TIMESTAMP, TIMESTAMPTZ -> (row, out) -> out.putVarint(reader.longAt(row));
            case FLOAT -> (row, out) -> out.putInt(Integer.reverseBytes(Float.floatToIntBits(reader.floatAt(row))));
            case DOUBLE -> (row, out) -> out.putLong(Long.reverseBytes(Double.doubleToLongBits(reader.doubleAt(row))));
            case STRING, BYTES, UUID -> (row, out) -> bytes(reader, row, out);
        };
    }

    /** All bytes without their length: the value of a raw dataset. */
    static void raw(ColumnReader reader, int row, ByteSink out) {
        copy(reader, row, reader.bytesLength(row), out);
    }

    private static void bytes(ColumnReader reader, int row, ByteSink out) {
        int length = reader.bytesLength(row);
        out.putVarint(length);
        copy(reader, row, length, out);
    }

    private static void copy(ColumnReader reader, int row, int length, ByteSink out) {
        int at = out.reserve(length);
        reader.copyBytes(row, out.array(), at);
        out.setLength(at + length);
    }

    /** The unscaled value big-endian in the fewest bytes that keep its sign. */
    private static void decimal(long high, long low, ByteSink out) {
        int length = high == (low >> 63) ? minimalBytes(low) : Long.BYTES + minimalBytes(high);
        out.putVarint(length);
        int at = out.reserve(length);
        byte[] target = out.array();
        for (int i = 0; i < length; i++) {
            int shift = (length - 1 - i) * Byte.SIZE;
            target[at + i] = (byte) (shift < Long.SIZE ? low >> shift : high >> (shift - Long.SIZE));
        }
        out.setLength(at + length);
    }

    private static int minimalBytes(long value) {
        int magnitudeBits = Long.SIZE - Long.numberOfLeadingZeros(value ^ (value >> 63));
        return magnitudeBits / Byte.SIZE + 1;
    }
}
