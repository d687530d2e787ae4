package io.slipway.schemas.column;

/**
 * Thrown by column readers and encoders when a value cannot be stored; the row encoder turns it into the rejection of
 * the row. It has no stack trace, because data with many unfit values is data, not a defect.
 */
public final class UnfitValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    public UnfitValueException(Rejection rejection) {
        super(rejection.toString(), null, false, false);
        this.rejection = rejection;
    }

    public UnfitValueException(Rejection.Reason reason, String detail) {
        this(new Rejection(reason, detail));
    }

    public Rejection rejection() {
        return rejection;
    }
}
