package io.slipway.kafka.sink.search;

/**
 * What became of one document of a bulk request.
 *
 * @param status as of an HTTP answer
 * @param reason the server's words; empty if it took the document
 */
public record DocumentFate(int status, String reason) {
    private static final DocumentFate TAKEN = new DocumentFate(200, "");

    static DocumentFate of(int status, String reason) {
        return status < 300 ? TAKEN : new DocumentFate(status, reason);
    }

    /** Whether the index has it. */
    public boolean isTaken() {
        return status < 300;
    }

    /** Whether the server had no room for it now; it may be sent again. */
    public boolean isRefusedForNow() {
        return status == 429 || status >= 500;
    }

    /** Whether there is no index for it. */
    public boolean isWithoutIndex() {
        return status == 404;
    }

    /** Whether the document itself is what the index cannot take. */
    public boolean isBadDocument() {
        return status == 400 || status == 413;
    }
}
