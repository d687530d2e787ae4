package io.slipway.schemas.failure;

/**
 * Somebody else was first. Read what they wrote and decide again.
 */
public final class ConflictException extends SlipwayException {
    private static final long serialVersionUID = 1L;

    public ConflictException(String message, String remedy) {
        super(message, remedy);
    }

    public ConflictException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
