package io.slipway.batch.embedded.avro;

/** An Avro type that has no counterpart in SQL; the message says which and, in words, why. */
final class UnreadableTypeException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableTypeException(String message) {
        super(message);
    }
}
