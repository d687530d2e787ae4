package io.slipway.schemas.failure;

/**
 * Stored bytes are not what was written. Keep serving what is good, never retry blindly.
 */
public final class CorruptDataException extends SlipwayException {
    private static final long serialVersionUID = 1L;

    public CorruptDataException(String message, String remedy) {
        super(message, remedy);
    }

    public CorruptDataException(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }
}
