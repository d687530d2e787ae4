package io.slipway.schemas.sort;

import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.DecimalText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/**
 * Decimals: the unscaled value big-endian with the sign bit flipped, in 8 bytes up to precision 18, in 16 beyond. All
 * values of a column have one scale, so the order of the unscaled values is theirs.
 */
record DecimalSortCodec(Decimal type, int mask) implements SortCodec {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int NARROW_PRECISION = 18;

    @Override
    public void encode(ColumnReader reader, int row, ByteSink out) {
        put(reader.int128High(row), reader.int128Low(row), out);
    }

    @Override
    public void parse(byte[] text, int from, int to, ByteSink out) {
        BigInteger unscaled = DecimalText.parse(text, from, to, type.precision(), type.scale());
        put(unscaled.shiftRight(Long.SIZE).longValue(), unscaled.longValue(), out);
    }

    @Override
    public void text(byte[] bytes, int from, ByteSink out) {
        long first = (long) LONG.get(bytes, from) ^ Long.MIN_VALUE ^ mask;
        if (narrow()) {
            DecimalText.write(first >> 63, first, type.scale(), out);
        } else {
            DecimalText.write(first, (long) LONG.get(bytes, from + Long.BYTES) ^ mask, type.scale(), out);
        }
    }

    @Override
    public int end(byte[] bytes, int from, int to) {
        return from + (narrow() ? Long.BYTES : 2 * Long.BYTES);
    }

    private void put(long high, long low, ByteSink out) {
        if (narrow()) {
            out.putLong(low ^ Long.MIN_VALUE ^ mask);
        } else {
            out.putLong(high ^ Long.MIN_VALUE ^ mask);
            out.putLong(low ^ mask);
        }
    }

    private boolean narrow() {
        return type.precision() <= NARROW_PRECISION;
    }
}
