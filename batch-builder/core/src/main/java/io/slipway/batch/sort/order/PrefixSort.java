package io.slipway.batch.sort.order;

/**
 * Sorts pairs of an unsigned prefix and an address by the prefix, in place: American flag sort, most significant byte
 * first (McIlroy, Bostic, McIlroy 1993), insertion sort for small ranges. Not stable. Not thread-safe.
 */
final class PrefixSort {
    private static final int SMALL = 40;
    private static final int VALUES = 256;

    private final int[][] ends = new int[Long.BYTES][VALUES];
    private final int[][] nexts = new int[Long.BYTES][VALUES];

    void sort(long[] prefix, long[] address, int from, int to) {
        if (to - from <= SMALL) {
            insertionSort(prefix, address, from, to);
            return;
        }
        long differing = differing(prefix, from, to);
        if (differing != 0) {
            sort(prefix, address, from, to, Long.numberOfLeadingZeros(differing) / Byte.SIZE);
        }
    }

    /** The bits that are not the same in all. */
    private static long differing(long[] prefix, int from, int to) {
        long differing = 0;
        for (int i = from; i < to; i++) {
            differing |= prefix[i] ^ prefix[from];
        }
        return differing;
    }

    private void sort(long[] prefix, long[] address, int from, int to, int depth) {
        int shift = Long.SIZE - Byte.SIZE * (depth + 1);
        int[] end = ends[depth];
        countInto(end, prefix, from, to, shift);
        permute(prefix, address, from, shift, depth);
        if (depth + 1 < Long.BYTES) {
            int start = from;
            for (int value = 0; value < VALUES; value++) {
                if (end[value] - start > 1) {
                    sort(prefix, address, start, end[value]);
                }
                start = end[value];
            }
        }
    }

    /** Leaves in {@code end} where the range of each byte value ends. */
    private static void countInto(int[] end, long[] prefix, int from, int to, int shift) {
        java.util.Arrays.fill(end, 0);
        for (int i = from; i < to; i++) {
            end[((int) (prefix[i] >>> shift)) & 0xFF]++;
        }
        int sum = from;
        for (int value = 0; value < VALUES; value++) {
            sum += end[value];
            end[value] = sum;
        }
    }

    /** Moves each pair into the range of its byte value, along the cycles of the permutation. */
    private void permute(long[] prefix, long[] address, int from, int shift, int depth) {
        int[] end = ends[depth];
        int[] next = nexts[depth];
        next[0] = from;
        System.arraycopy(end, 0, next, 1, VALUES - 1);
        for (int value = 0; value < VALUES; value++) {
            while (next[value] < end[value]) {
                int hole = next[value];
                long carriedPrefix = prefix[hole];
                long carriedAddress = address[hole];
                int home = ((int) (carriedPrefix >>> shift)) & 0xFF;
                while (home != value) {
                    int target = next[home]++;
                    long displacedPrefix = prefix[target];
                    long displacedAddress = address[target];
                    prefix[target] = carriedPrefix;
                    address[target] = carriedAddress;
                    carriedPrefix = displacedPrefix;
                    carriedAddress = displacedAddress;
                    home = ((int) (carriedPrefix >>> shift)) & 0xFF;
                }
                prefix[hole] = carriedPrefix;
                address[hole] = carriedAddress;
                next[value]++;
            }
        }
    }

    private static void insertionSort(long[] prefix, long[] address, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long movedPrefix = prefix[i];
            long movedAddress = address[i];
            long order = movedPrefix ^ Long.MIN_VALUE;
            int j = i - 1;
            while (j >= from && (prefix[j] ^ Long.MIN_VALUE) > order) {
                prefix[j + 1] = prefix[j];
                address[j + 1] = address[j];
                j--;
            }
            prefix[j + 1] = movedPrefix;
            address[j + 1] = movedAddress;
        }
    }
}
