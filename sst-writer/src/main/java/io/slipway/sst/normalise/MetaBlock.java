package io.slipway.sst.normalise;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An uncompressed block of names and values: entries of (length shared with the name before, length not shared, length of
 * the value, rest of the name, value), then the positions of full names and their count. Source: RocksDB,
 * table/block_based/block_builder.cc.
 */
final class MetaBlock {
    private static final int POSITION_BYTES = 4;

    private final BlockChecksum checksum;
    private final ByteBuffer block;
    private final Map<String, ByteBuffer> values = new HashMap<>();

    /**
     * Reads the entries.
     *
     * @param block the block with its trailer; values are views of it
     */
    MetaBlock(BlockChecksum checksum, ByteBuffer block) {
        this.checksum = checksum;
        this.block = block.order(ByteOrder.LITTLE_ENDIAN);
        requireChecksum();
        try {
            readEntries();
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
            throw new UnreadableTableException("entries that overrun their block (" + e + ")");
        }
    }

    private void requireChecksum() {
        if (block.get(kindAt()) != 0) {
            throw new UnreadableTableException("a compressed block where names and values stand");
        }
        int expected = block.getInt(kindAt() + 1);
        if (expected != checksum()) {
            throw new UnreadableTableException("a block checksum, expected=" + Integer.toHexString(expected)
                    + " actual=" + Integer.toHexString(checksum()));
        }
    }

    private void readEntries() {
        int positions = block.getInt(kindAt() - POSITION_BYTES);
        ByteBuffer entries = block.slice(0, kindAt() - POSITION_BYTES * (positions + 1));
        byte[] name = new byte[0];
        while (entries.hasRemaining()) {
            int shared = Math.toIntExact(VarInt.read(entries));
            byte[] next = new byte[Math.addExact(shared, Math.toIntExact(VarInt.read(entries)))];
            int length = Math.toIntExact(VarInt.read(entries));
            System.arraycopy(name, 0, next, 0, Math.min(shared, name.length));
            entries.get(next, shared, next.length - shared);
            values.put(new String(next, StandardCharsets.UTF_8), entries.slice(entries.position(), length));
            entries.position(entries.position() + length);
            name = next;
        }
    }

    /** The bytes of a value: a view, writing to it changes the block. */
    ByteBuffer value(String name) {
        ByteBuffer value = values.get(name);
        if (value == null) {
            throw new UnreadableTableException("no " + name + " among " + values.keySet());
        }
        return value.duplicate();
    }

    /** Computes the checksum anew after a value was changed. */
    void seal() {
        block.putInt(kindAt() + 1, checksum());
    }

    /** Sets the checksum to zero. */
    void unseal() {
        block.putInt(kindAt() + 1, 0);
    }

    private int kindAt() {
        return block.limit() - BlockHandle.TRAILER_BYTES;
    }

    private int checksum() {
        return checksum.of(block.slice(0, kindAt()));
    }
}
