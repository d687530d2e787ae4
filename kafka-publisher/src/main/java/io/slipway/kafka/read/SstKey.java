package io.slipway.kafka.read;

import io.slipway.schemas.key.KeyEncoder;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.schemas.sharding.Slots;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The SST key of the row that is being read, made of the key of a record: the slot in front, which follows from the partition
 * text. That text has no zero byte and ends at the first one, or with the key. Allocates nothing a row.
 */
final class SstKey {
    private static final int SLOT_BYTES = 2;

    private final SlotRange shard;
    private final ByteBuffer direct = ByteBuffer.allocateDirect(KeyEncoder.MAX_BYTES);
    private byte[] key = new byte[KeyEncoder.MAX_BYTES];
    private byte[] before = new byte[KeyEncoder.MAX_BYTES];
    private int length;
    private int beforeLength;

    /** Keys of a shard. */
    SstKey(SlotRange shard) {
        this.shard = shard;
    }

    /**
     * Takes the next key.
     *
     * @throws IllegalArgumentException with the reason, if no row of the shard has it, or it is not above the one before
     */
    void take(ByteBuffer bare) {
        swap();
        int bytes = bare.remaining();
        if (bytes == 0 || bytes > KeyEncoder.MAX_BYTES - SLOT_BYTES) {
            throw new IllegalArgumentException(
                    "its key has " + bytes + " bytes, expected=1 to " + (KeyEncoder.MAX_BYTES - SLOT_BYTES));
        }
        bare.get(bare.position(), key, SLOT_BYTES, bytes);
        length = SLOT_BYTES + bytes;
        int end = partitionEnd();
        if (end == SLOT_BYTES) {
            throw new IllegalArgumentException("its partition text is empty");
        }
        putSlot(Slots.slotOf(key, SLOT_BYTES, end));
        if (Arrays.compareUnsigned(before, 0, beforeLength, key, 0, length) >= 0) {
            throw new IllegalArgumentException("its key is not above the one before");
        }
        direct.clear().put(key, 0, length).flip();
    }

    private void swap() {
        byte[] free = before;
        before = key;
        beforeLength = length;
        key = free;
    }

    private int partitionEnd() {
        int at = SLOT_BYTES;
        while (at < length && key[at] != 0) {
            at++;
        }
        return at;
    }

    private void putSlot(int slot) {
        if (!shard.contains(slot)) {
            throw new IllegalArgumentException(
                    "its slot is not of this partition, expected=" + shard + " actual=" + slot);
        }
        key[0] = (byte) (slot >>> 8);
        key[1] = (byte) slot;
    }

    /** The key that was taken: a direct buffer, until the next is. */
    ByteBuffer buffer() {
        return direct;
    }
}
