package io.slipway.schemas.failure;

/**
 * What was named does not exist. Correct the name, or create it first.
 */
public final class NotFoundException extends SlipwayException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(String message, String remedy) {
        super(message, remedy);
    }

    public NotFoundException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
