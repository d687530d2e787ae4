package io.slipway.schemas.failure;

/**
 * The request is legal but not now: facts have moved, a pin holds, a rollback is not ready. Look, then decide.
 */
public final class RefusedException extends SlipwayException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message, String remedy) {
        super(message, remedy);
    }

    public RefusedException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
