package io.slipway.sst.normalise;

/** The bytes are not those of a block-based table of format version 5; translated with the file's name by the normaliser. */
final class UnreadableTableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableTableException(String found) {
        super(found);
    }
}
