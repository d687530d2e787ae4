package io.slipway.schemas.failure;

/**
 * Something needed does not answer at the moment. Retry later; nothing has changed.
 */
public final class UnavailableException extends SlipwayException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String message, String remedy) {
        super(message, remedy);
    }

    public UnavailableException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
