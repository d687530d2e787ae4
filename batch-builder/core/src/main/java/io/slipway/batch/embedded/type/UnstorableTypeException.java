package io.slipway.batch.embedded.type;

/** An SQL type has no stored form. Caught where the column's name is known. */
public final class UnstorableTypeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnstorableTypeException(String type) {
        super(type);
    }
}
