package io.slipway.sst.normalise;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import net.openhft.hashing.LongHashFunction;

/** How the blocks of a table are summed up, which its footer says. Source: RocksDB, table/format.cc and util/crc32c.h. */
enum BlockChecksum {
    /** CRC32C of block and kind of compression; the mask keeps that of a block that holds checksums from being a trivial one. */
    MASKED_CRC32C(1) {
        @Override
        int of(ByteBuffer uncompressed) {
            CRC32C crc = new CRC32C();
            crc.update(uncompressed.duplicate());
            crc.update(UNCOMPRESSED);
            return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
        }
    },

    /** The lower half of a block's XXH3, to which the kind of compression is added; that of none changes nothing. */
    XXH3(4) {
        @Override
        int of(ByteBuffer uncompressed) {
            return (int) HASH.hashBytes(uncompressed);
        }
    };

    private static final int UNCOMPRESSED = 0;
    private static final int MASK = 0xa282ead8;
    private static final LongHashFunction HASH = LongHashFunction.xx3();

    private final int kind;

    BlockChecksum(int kind) {
        this.kind = kind;
    }

    /** The one of a footer's first byte. */
    static BlockChecksum of(byte kind) {
        return Arrays.stream(values())
                .filter(known -> known.kind == kind)
                .findFirst()
                .orElseThrow(() -> new UnreadableTableException("the kind of checksum, expected=" + MASKED_CRC32C.kind
                        + " or " + XXH3.kind + " actual=" + kind));
    }

    /** That of a block that is not compressed, from position to limit. */
    abstract int of(ByteBuffer uncompressed);
}
