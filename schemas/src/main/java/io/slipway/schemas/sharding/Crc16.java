package io.slipway.schemas.sharding;

/**
 * CRC16-XMODEM, eight bytes a step ("slicing by 8", Kounavis and Berry 2005): table k holds the CRC of a byte that k
 * zero bytes follow, so the tables of eight neighbouring bytes are independent loads. 4 KiB of tables.
 */
final class Crc16 {
    private static final int POLYNOMIAL = 0x1021;
    private static final int STRIDE = 8;
    private static final char[] TABLES = tables();

    private Crc16() {}

    static int of(byte[] bytes, int from, int to) {
        char[] t = TABLES;
        int crc = 0;
        int i = from;
        for (; i <= to - STRIDE; i += STRIDE) {
            crc = t[7 << 8 | ((bytes[i] ^ (crc >>> 8)) & 0xff)]
                    ^ t[6 << 8 | ((bytes[i + 1] ^ crc) & 0xff)]
                    ^ t[5 << 8 | (bytes[i + 2] & 0xff)]
                    ^ t[4 << 8 | (bytes[i + 3] & 0xff)]
                    ^ t[3 << 8 | (bytes[i + 4] & 0xff)]
                    ^ t[2 << 8 | (bytes[i + 5] & 0xff)]
                    ^ t[1 << 8 | (bytes[i + 6] & 0xff)]
                    ^ t[bytes[i + 7] & 0xff];
        }
        for (; i < to; i++) {
            crc = ((crc << 8) ^ t[((crc >>> 8) ^ bytes[i]) & 0xff]) & 0xffff;
        }
        return crc;
    }

    private static char[] tables() {
        char[] tables = new char[STRIDE << 8];
        for (int b = 0; b < 256; b++) {
            int crc = b << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ POLYNOMIAL;
            }
            tables[b] = (char) crc;
        }
        for (int i = 256; i < tables.length; i++) {
            char before = tables[i - 256];
            tables[i] = (char) ((before << 8) ^ tables[before >>> 8]);
        }
        return tables;
    }
}
