package io.slipway.sst.normalise;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The last 53 bytes of a block-based table of format version 1 to 5: kind of checksum (1), handles of metaindex and index
 * padded to 40, format version (4, little-endian), magic number (8, little-endian). Source: RocksDB, table/format.h.
 */
record TableFooter(BlockChecksum checksum, BlockHandle metaindex) {
    static final int BYTES = 53;

    private static final int VERSION_AT = 41;
    private static final int MAGIC_AT = 45;
    private static final int FORMAT_VERSION = 5;
    private static final long MAGIC = 0x88e241b785f4cff7L;

    static TableFooter read(ByteBuffer footer) {
        ByteBuffer bytes = footer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int start = bytes.position();
        require("magic number", MAGIC, bytes.getLong(start + MAGIC_AT));
        require("format version", FORMAT_VERSION, bytes.getInt(start + VERSION_AT));
        BlockChecksum checksum = BlockChecksum.of(bytes.get(start));
        bytes.position(start + 1);
        return new TableFooter(checksum, BlockHandle.read(bytes));
    }

    private static void require(String what, long expected, long actual) {
        if (expected != actual) {
            throw new UnreadableTableException(
                    "the " + what + ", expected=" + Long.toHexString(expected) + " actual=" + Long.toHexString(actual));
        }
    }
}
