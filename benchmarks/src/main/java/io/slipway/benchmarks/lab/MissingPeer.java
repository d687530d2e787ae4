package io.slipway.benchmarks.lab;

/** A peer is not on this machine and cannot be had: the row is skipped, which is neither a pass nor a failure. */
public final class MissingPeer extends Exception {
    private static final long serialVersionUID = 1L;

    public MissingPeer(String message) {
        super(message);
    }
}
