package io.slipway.batch.sort.page;

import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.text.ByteSink;
import java.nio.ByteBuffer;

/**
 * How one encoded row stands in a page and in a run file: 2 bytes length of the key (its top bit marks a row that was
 * dropped), 4 bytes length of what follows the key, the key, 4 bytes length of the rank, the rank, the value.
 *
 * <p>The rank decides between rows of one key: the greatest stays. It is empty where duplicate keys are an error.
 */
public final class RowLayout {
    /** Bytes before the key. */
    public static final int HEADER_BYTES = 6;

    /** Bytes before the rank. */
    public static final int RANK_HEADER_BYTES = 4;

    private static final int DROPPED = 0x8000;

    private RowLayout() {}

    static int rowBytes(EncodedRow row, ByteSink rank) {
        return HEADER_BYTES + row.keyLength() + RANK_HEADER_BYTES + rank.length() + row.valueLength();
    }

    static void write(ByteBuffer page, int at, EncodedRow row, ByteSink rank) {
        int rankAt = at + HEADER_BYTES + row.keyLength();
        page.putShort(at, (short) row.keyLength());
        page.putInt(at + 2, RANK_HEADER_BYTES + rank.length() + row.valueLength());
        page.put(at + HEADER_BYTES, row.key(), 0, row.keyLength());
        page.putInt(rankAt, rank.length());
        page.put(rankAt + RANK_HEADER_BYTES, rank.array(), 0, rank.length());
        page.put(rankAt + RANK_HEADER_BYTES + rank.length(), row.value(), 0, row.valueLength());
    }

    /** All bytes of the row that begins here. */
    public static int rowBytes(ByteBuffer page, int at) {
        return HEADER_BYTES + keyLength(page, at) + page.getInt(at + 2);
    }

    /** Bytes of the key, with the slot. */
    public static int keyLength(ByteBuffer page, int at) {
        return page.getShort(at) & ~DROPPED & 0xFFFF;
    }

    /** Bytes of the rank. */
    public static int rankLength(ByteBuffer page, int at) {
        return page.getInt(at + HEADER_BYTES + keyLength(page, at));
    }

    /** Bytes of the value. */
    public static int valueLength(ByteBuffer page, int at) {
        return page.getInt(at + 2) - RANK_HEADER_BYTES - rankLength(page, at);
    }

    /** Whether another row of the same key stays in place of this one. */
    public static boolean isDropped(ByteBuffer page, int at) {
        return (page.getShort(at) & DROPPED) != 0;
    }

    /** Marks the row as dropped. */
    public static void drop(ByteBuffer page, int at) {
        page.putShort(at, (short) (page.getShort(at) | DROPPED));
    }
}
