package io.slipway.schemas.failure;

/**
 * The rows themselves cannot be taken: too many rejected ones, or duplicate keys. Correct the data.
 */
public final class BadRowsException extends SlipwayException {
    private static final long serialVersionUID = 1L;

    public BadRowsException(String message, String remedy) {
        super(message, remedy);
    }

    public BadRowsException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
