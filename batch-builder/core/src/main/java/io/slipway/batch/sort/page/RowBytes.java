package io.slipway.batch.sort.page;

import java.nio.ByteBuffer;

/** Compares stretches of big-endian buffers as unsigned bytes, eight at a time. */
public final class RowBytes {
    private RowBytes() {}

    /** Eight bytes as an unsigned number, with zeros for those behind {@code length}. */
    public static long prefix(ByteBuffer buffer, int at, int length) {
        if (length >= Long.BYTES) {
            return buffer.getLong(at);
        }
        long prefix = 0;
        for (int i = 0; i < length; i++) {
            prefix |= (buffer.get(at + i) & 0xFFL) << (Long.SIZE - Byte.SIZE * (i + 1));
        }
        return prefix;
    }

    /** Orders two stretches; one that the other begins with is the smaller. */
    public static int compare(
            ByteBuffer left, int leftAt, int leftLength, ByteBuffer right, int rightAt, int rightLength) {
        int mismatch = mismatch(left, leftAt, right, rightAt, Math.min(leftLength, rightLength));
        return mismatch < 0
                ? Integer.compare(leftLength, rightLength)
                : Byte.compareUnsigned(left.get(leftAt + mismatch), right.get(rightAt + mismatch));
    }

    /** The first place at which two stretches of one length differ, or -1. */
    public static int mismatch(ByteBuffer left, int leftAt, ByteBuffer right, int rightAt, int length) {
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            long difference = left.getLong(leftAt + i) ^ right.getLong(rightAt + i);
            if (difference != 0) {
                return i + Long.numberOfLeadingZeros(difference) / Byte.SIZE;
            }
        }
        for (; i < length; i++) {
            if (left.get(leftAt + i) != right.get(rightAt + i)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a stretch holds the first {@code length} bytes of an array. */
    public static boolean equal(ByteBuffer buffer, int at, byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (buffer.get(at + i) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Orders two whole rows of one key by what decides which of them stays: the rank, then the value. */
    public static int compareWorth(ByteBuffer left, int leftAt, ByteBuffer right, int rightAt) {
        int leftRankAt =
                leftAt + RowLayout.HEADER_BYTES + RowLayout.keyLength(left, leftAt) + RowLayout.RANK_HEADER_BYTES;
        int rightRankAt =
                rightAt + RowLayout.HEADER_BYTES + RowLayout.keyLength(right, rightAt) + RowLayout.RANK_HEADER_BYTES;
        int leftRank = RowLayout.rankLength(left, leftAt);
        int rightRank = RowLayout.rankLength(right, rightAt);
        int byRank = compare(left, leftRankAt, leftRank, right, rightRankAt, rightRank);
        return byRank != 0
                ? byRank
                : compare(
                        left,
                        leftRankAt + leftRank,
                        RowLayout.valueLength(left, leftAt),
                        right,
                        rightRankAt + rightRank,
                        RowLayout.valueLength(right, rightAt));
    }
}
