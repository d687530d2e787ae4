package io.slipway.batch.source;

/** Hears how far the copying of inputs is. */
public interface CopyListener {
    /** Hears nothing. */
    CopyListener SILENT = new CopyListener() {
        @Override
        public void onBegin(long bytes) {}

        @Override
        public void onCopied(long bytes) {}
    };

    /** So many bytes will be copied, beside those told before. */
    void onBegin(long bytes);

    /** So many more have been copied. */
    void onCopied(long bytes);
}
