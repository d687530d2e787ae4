package io.slipway.schemas.sharding;

/**
 * The 16384 slots of Redis Cluster and their 256 groups of 64. A slot is the CRC16 (XMODEM: polynomial 0x1021, initial
 * value 0, not reflected) of a text, modulo 16384.
 */
public final class Slots {
    public static final int COUNT = 16384;
    public static final int GROUPS = 256;
    public static final int PER_GROUP = COUNT / GROUPS;

    private Slots() {}

    /** The slot of the bytes from {@code from} inclusive to {@code to} exclusive, whatever they hold. */
    public static int slotOf(byte[] text, int from, int to) {
        return Crc16.of(text, from, to) & (COUNT - 1);
    }

    /**
     * The slot of a whole Redis key by the rule of hash tags: what stands between the first <code>{</code> and the first
     * <code>}</code> after it, if that is not empty, otherwise the whole key.
     */
    public static int slotOfKey(byte[] key, int from, int to) {
        int open = indexOf(key, from, to, '{');
        int close = open < 0 ? -1 : indexOf(key, open + 1, to, '}');
        return close <= open + 1 ? slotOf(key, from, to) : slotOf(key, open + 1, close);
    }

    public static int groupOf(int slot) {
        return slot / PER_GROUP;
    }

    private static int indexOf(byte[] key, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (key[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
