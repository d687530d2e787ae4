package io.slipway.sst.proof;

import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.checksum.RowHasher;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.key.KeyReader;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.schemas.sharding.Slots;
import io.slipway.sst.read.SstScanner;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Walks over the rows of one file: their order, their slots, their checksum. For one thread. */
final class RowProof {
    private final KeyReader keys;
    private final SlotRange slots;
    private final RowHasher hasher = new RowHasher();
    private byte[] key = new byte[256];
    private byte[] before = new byte[256];
    private int beforeLength;
    private long rows;

    /** Rows of a file that is for these slots. */
    RowProof(KeyReader keys, SlotRange slots) {
        this.keys = keys;
        this.slots = slots;
    }

    /**
     * Reads all rows.
     *
     * @return their checksum
     * @throws CorruptDataException if one is out of order, or in a slot that is not its own or not the file's
     */
    RowChecksum of(SstScanner scanner) {
        while (scanner.next()) {
            rows++;
            int length = take(scanner.key());
            requireOrder(length);
            requireSlot(length);
            hasher.add(scanner.key(), scanner.value());
            swap(length);
        }
        return hasher.checksum();
    }

    private int take(ByteBuffer from) {
        int length = from.remaining();
        if (key.length < length) {
            key = new byte[length * 2];
        }
        from.get(from.position(), key, 0, length);
        return length;
    }

    private void requireOrder(int length) {
        if (Arrays.compareUnsigned(before, 0, beforeLength, key, 0, length) >= 0) {
            throw flaw("its key is not above the one before");
        }
    }

    private void requireSlot(int length) {
        int start = keys.partitionStart();
        if (length <= start) {
            throw flaw("its key is too short, bytes=" + length);
        }
        int stored = ((key[0] & 0xff) << 8) | (key[1] & 0xff);
        int right = Slots.slotOf(key, start, keys.partitionEnd(key, length));
        if (stored != right) {
            throw flaw("its slot, expected=" + right + " actual=" + stored);
        }
        if (!slots.contains(right)) {
            throw flaw("its slot is not the file's, expected=" + slots + " actual=" + right);
        }
    }

    private CorruptDataException flaw(String reason) {
        return new CorruptDataException("row " + rows + ": " + reason, "Build the version again.");
    }

    private void swap(int length) {
        byte[] free = before;
        before = key;
        key = free;
        beforeLength = length;
    }
}
