package io.slipway.sst.proof;

/** Told how far a proof is. */
@FunctionalInterface
public interface ProofListener {
    /** Bytes of files that are read by now, of so many. */
    void read(long bytes, long ofBytes);
}
