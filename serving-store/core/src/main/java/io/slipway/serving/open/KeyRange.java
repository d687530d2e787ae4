package io.slipway.serving.open;

import java.nio.ByteBuffer;

/** A range of SST keys, {@code from} inclusive, {@code to} exclusive; empty means unbounded. Holds copies of its bounds. */
record KeyRange(ByteBuffer from, ByteBuffer to) {
    KeyRange {
        from = copy(from);
        to = copy(to);
    }

    /** Whether {@code key} lies at or after the end. */
    boolean endsBefore(ByteBuffer key) {
        return to.hasRemaining() && compare(key, to) >= 0;
    }

    /** Whether {@code key} lies before the beginning. */
    boolean beginsAfter(ByteBuffer key) {
        return compare(key, from) < 0;
    }

    private static int compare(ByteBuffer a, ByteBuffer b) {
        int at = a.mismatch(b);
        if (at < 0) {
            return 0;
        }
        if (at == a.remaining() || at == b.remaining()) {
            return Integer.compare(a.remaining(), b.remaining());
        }
        return Byte.compareUnsigned(a.get(a.position() + at), b.get(b.position() + at));
    }

    private static ByteBuffer copy(ByteBuffer bound) {
        return ByteBuffer.allocateDirect(bound.remaining())
                .put(bound.duplicate())
                .flip();
    }
}
