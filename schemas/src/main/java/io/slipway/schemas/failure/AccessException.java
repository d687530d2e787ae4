package io.slipway.schemas.failure;

/**
 * A store, file or port does not let us, or is unfit: permission, quota, missing guarantees. Grant it or choose
 * another.
 */
public final class AccessException extends SlipwayException {
    private static final long serialVersionUID = 1L;

    public AccessException(String message, String remedy) {
        super(message, remedy);
    }

    public AccessException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
