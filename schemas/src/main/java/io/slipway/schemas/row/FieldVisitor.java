package io.slipway.schemas.row;

/** Is shown the fields of a row one by one, in output order. */
public interface FieldVisitor {
    /**
     * A field that has a value.
     *
     * @param column its position among the schema's columns
     * @param text holds the text from 0 to {@code length}, and something else after the call
     */
    void field(int column, byte[] text, int length);

    /** A field that is NULL. */
    void nullField(int column);
}
