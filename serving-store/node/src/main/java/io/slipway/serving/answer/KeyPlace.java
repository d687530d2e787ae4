package io.slipway.serving.answer;

import io.slipway.schemas.key.LookupKey;

/**
 * Where the parts of a look-up key stand in its bytes: what {@link LookupKey} knows, without an object a key. Reused; not
 * thread-safe.
 */
final class KeyPlace {
    private byte[] text = new byte[0];
    private int from;
    private int to;
    private int headTo;
    private int partitionFrom;
    private int partitionTo;
    private int sortFrom;

    /** Finds the parts of a key; false if it is not well formed, and {@link #parsed} says why. */
    boolean scan(byte[] bytes, int begin, int end) {
        text = bytes;
        from = begin;
        to = end;
        headTo = indexOf(':', begin);
        if (headTo == end) {
            return false;
        }
        partitionFrom = headTo + 1;
        partitionTo = end;
        sortFrom = end;
        boolean open = partitionFrom < end && bytes[partitionFrom] == '{';
        return open ? scanBraces() : partitionFrom < end;
    }

    /**
     * The key as an object, which also checks it.
     *
     * @throws io.slipway.schemas.failure.UsageException if it is not well formed
     */
    LookupKey parsed() {
        return LookupKey.parse(text, from, to);
    }

    byte[] text() {
        return text;
    }

    int headFrom() {
        return from;
    }

    int headTo() {
        return headTo;
    }

    boolean isBraced() {
        return text[headTo + 1] == '{';
    }

    int partitionFrom() {
        return partitionFrom;
    }

    int partitionTo() {
        return partitionTo;
    }

    boolean hasSort() {
        return sortFrom < to;
    }

    int sortFrom() {
        return sortFrom;
    }

    int sortTo() {
        return to;
    }

    private boolean scanBraces() {
        partitionFrom++;
        partitionTo = indexOf('}', partitionFrom);
        int behind = partitionTo + 1;
        if (behind >= to) {
            return behind == to && partitionFrom < partitionTo;
        }
        sortFrom = behind + 1;
        return text[behind] == ':' && sortFrom < to && partitionFrom < partitionTo;
    }

    private int indexOf(char wanted, int begin) {
        int at = begin;
        while (at < to && text[at] != wanted) {
            at++;
        }
        return at;
    }
}
