package io.slipway.schemas.failure;

/**
 * The caller asked for something that cannot be: a wrong option, file, query or key. Correct the request.
 */
public final class UsageException extends SlipwayException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message, String remedy) {
        super(message, remedy);
    }

    public UsageException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
