package io.slipway.ops.cli;

import io.slipway.schemas.failure.AccessException;

/** A part of the program that the JVM could not load: nearly always a native library, for lack of a place to unpack it. */
final class Unloadable {
    private Unloadable() {}

    /** What is said of it: the first cause, and where libraries are unpacked. */
    static AccessException of(LinkageError error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new AccessException(
                "Cannot load a part of the program: " + cause,
                "Native libraries are unpacked into " + System.getProperty("java.io.tmpdir")
                        + ": make 100 MB of room there, or name a directory whose files may be run with"
                        + " SLIPWAY_JAVA_OPTS=-Djava.io.tmpdir=DIR.",
                error);
    }
}
