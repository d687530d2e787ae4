package io.slipway.schemas.failure;

/**
 * The schema or the key does not fit what the dataset already serves. Change the schema or the definition.
 */
public final class IncompatibleException extends SlipwayException {
    private static final long serialVersionUID = 1L;

    public IncompatibleException(String message, String remedy) {
        super(message, remedy);
    }

    public IncompatibleException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
