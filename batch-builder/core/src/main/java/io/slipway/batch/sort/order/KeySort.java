package io.slipway.batch.sort.order;

/**
 * Sorts addresses of rows by their keys: by the eight bytes that may tell them apart, then, where those are equal, by the
 * next eight bytes that are not common to all. So a long common beginning costs one look. Reports each run of equal keys. Not
 * thread-safe.
 */
final class KeySort {
    /** Told of two or more equal keys, at {@code from} up to {@code to} exclusive in the sorted addresses. */
    interface EqualKeys {
        void found(int from, int to);
    }

    private static final int FEW = 12;

    private final PrefixSort prefixSort = new PrefixSort();

    private RowOrder order = RowOrder.NOTHING;
    private long[] prefix = {};
    private long[] address = {};
    private EqualKeys equalKeys = (from, to) -> {};

    /**
     * Sorts the first {@code size} addresses in place.
     *
     * @param prefix scratch of at least this size
     * @param common how many bytes all keys are known to begin with in common; all are longer
     */
    void sort(RowOrder order, long[] prefix, long[] address, int size, int common, EqualKeys equalKeys) {
        this.order = order;
        this.prefix = prefix;
        this.address = address;
        this.equalKeys = equalKeys;
        // What comes behind the rest of the slot is often alike in all keys, such as "user:0000": so it is passed over.
        int alike = commonBytes(common + 1, size);
        for (int i = 0; i < size; i++) {
            prefix[i] = order.prefix(address[i], common, common + 1 + alike);
        }
        sortByPrefixes(0, size);
    }

    /** How many bytes from {@code from} on all keys have in common. Rows are in the order of their addresses: it is cheap. */
    private int commonBytes(int from, int size) {
        int common = size == 0 ? 0 : order.keyLength(address[0]) - from;
        for (int i = 1; i < size && common > 0; i++) {
            common = order.commonKeyBytes(address[0], address[i], from, common);
        }
        return common;
    }

    private void sortBy(int depth, int from, int to) {
        for (int i = from; i < to; i++) {
            prefix[i] = order.prefix(address[i], depth);
        }
        sortByPrefixes(from, to);
    }

    private void sortByPrefixes(int from, int to) {
        prefixSort.sort(prefix, address, from, to);
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || prefix[i] != prefix[start]) {
                if (i - start > 1) {
                    refine(start, i);
                }
                start = i;
            }
        }
    }

    /** Sorts keys that look the same so far. */
    private void refine(int from, int to) {
        if (to - from <= FEW) {
            sortByWholeKeys(from, to);
            return;
        }
        int shortest = order.keyLength(address[from]);
        int common = shortest;
        for (int i = from + 1; i < to; i++) {
            shortest = Math.min(shortest, order.keyLength(address[i]));
            common = order.commonKeyBytes(address[from], address[i], 0, common);
        }
        if (common == shortest || shortest < Long.BYTES) {
            sortByWholeKeys(from, to);
        } else {
            // The eight bytes reach beyond what is common, and behind the end of no key.
            sortBy(Math.min(common, shortest - Long.BYTES), from, to);
        }
    }

    /** Quicksort into smaller, equal and greater, so that many rows of one key cost one pass. */
    private void sortByWholeKeys(int first, int end) {
        int from = first;
        int to = end;
        while (to - from > 1) {
            long pivot = address[(from + to) >>> 1];
            int smaller = from;
            int greater = to;
            int i = from;
            while (i < greater) {
                int comparison = order.compareKeys(address[i], pivot);
                if (comparison < 0) {
                    swap(smaller++, i++);
                } else if (comparison > 0) {
                    swap(i, --greater);
                } else {
                    i++;
                }
            }
            if (greater - smaller > 1) {
                equalKeys.found(smaller, greater);
            }
            if (smaller - from < to - greater) {
                sortByWholeKeys(from, smaller);
                from = greater;
            } else {
                sortByWholeKeys(greater, to);
                to = smaller;
            }
        }
    }

    private void swap(int i, int j) {
        long moved = address[i];
        address[i] = address[j];
        address[j] = moved;
    }
}
