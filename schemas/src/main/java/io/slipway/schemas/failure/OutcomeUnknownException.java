package io.slipway.schemas.failure;

/**
 * A write was sent and its outcome could not be learned. Clean up nothing; look before repeating.
 */
public final class OutcomeUnknownException extends SlipwayException {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknownException(String message, String remedy) {
        super(message, remedy);
    }

    public OutcomeUnknownException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
