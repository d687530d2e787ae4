package io.slipway.batch.check.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Fast hashes that spread well enough to count with; not for anything that is stored. */
final class Hashes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private Hashes() {}

    static long of(byte[] bytes, int length) {
        long hash = length;
        int at = 0;
        for (; at + 2 * Long.BYTES <= length; at += 2 * Long.BYTES) {
            hash = mix((long) LONG.get(bytes, at) ^ MULTIPLIER, (long) LONG.get(bytes, at + Long.BYTES) ^ hash);
        }
        if (at + Long.BYTES <= length) {
            hash = mix((long) LONG.get(bytes, at) ^ MULTIPLIER, hash);
            at += Long.BYTES;
        }
        long rest = 0;
        for (; at < length; at++) {
            rest = (rest << Byte.SIZE) | (bytes[at] & 0xFF);
        }
        return of(hash ^ rest);
    }

    /** Both halves of the product, as in wyhash (Wang Yi). */
    private static long mix(long left, long right) {
        return Math.multiplyHigh(left, right) ^ (left * right);
    }

    /** The finalizer of MurmurHash3 (Appleby), in the variant of SplitMix64. */
    static long of(long value) {
        long hash = ((value + MULTIPLIER) ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    static long of(long high, long low) {
        return of(of(high) ^ low);
    }
}
