package io.slipway.schemas.sort;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.IntegralText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Integers, dates and times: 4 or 8 bytes big-endian with the sign bit flipped. */
record IntegralSortCodec(IntegralText text, int mask) implements SortCodec {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    @Override
    public void encode(ColumnReader reader, int row, ByteSink out) {
        put(text.narrow() ? reader.intAt(row) : reader.longAt(row), out);
    }

    @Override
    public void parse(byte[] source, int from, int to, ByteSink out) {
        put(text.parse(source, from, to), out);
    }

    @Override
    public void text(byte[] bytes, int from, ByteSink out) {
        long value = text.narrow()
                ? (int) INT.get(bytes, from) ^ mask ^ Integer.MIN_VALUE
                : (long) LONG.get(bytes, from) ^ mask ^ Long.MIN_VALUE;
        text.write(value, out);
    }

    @Override
    public int end(byte[] bytes, int from, int to) {
        return from + (text.narrow() ? Integer.BYTES : Long.BYTES);
    }

    private void put(long value, ByteSink out) {
        if (text.narrow()) {
            out.putInt((int) value ^ Integer.MIN_VALUE ^ mask);
        } else {
            out.putLong(value ^ Long.MIN_VALUE ^ mask);
        }
    }
}
