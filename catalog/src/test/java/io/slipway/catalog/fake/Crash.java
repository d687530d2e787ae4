package io.slipway.catalog.fake;

/** The death of a process in a test; nobody catches it but the test. */
public final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    public Crash(String at) {
        super("the process died at " + at);
    }
}
