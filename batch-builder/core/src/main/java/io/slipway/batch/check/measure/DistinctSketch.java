package io.slipway.batch.check.measure;

/**
 * Estimates how many different 64-bit hashes were added: HyperLogLog with 4096 registers, a standard error of 1.6 %, and
 * linear counting for small numbers (Flajolet, Fusy, Gandouet, Meunier 2007). Not thread-safe.
 */
final class DistinctSketch {
    private static final int INDEX_BITS = 12;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);
    private static final double SMALL = 2.5 * REGISTERS;

    private final byte[] registers = new byte[REGISTERS];

    void add(long hash) {
        int index = (int) (hash >>> (Long.SIZE - INDEX_BITS));
        int rank = Long.numberOfLeadingZeros((hash << INDEX_BITS) | (1L << (INDEX_BITS - 1))) + 1;
        if (registers[index] < rank) {
            registers[index] = (byte) rank;
        }
    }

    void merge(DistinctSketch other) {
        for (int i = 0; i < REGISTERS; i++) {
            registers[i] = (byte) Math.max(registers[i], other.registers[i]);
        }
    }

    long estimate() {
        double sum = 0;
        int empty = 0;
        for (byte register : registers) {
            sum += Math.scalb(1.0, -register);
            empty += register == 0 ? 1 : 0;
        }
        double raw = ALPHA * REGISTERS * REGISTERS / sum;
        boolean small = raw <= SMALL && empty > 0;
        return Math.round(small ? REGISTERS * Math.log((double) REGISTERS / empty) : raw);
    }
}
