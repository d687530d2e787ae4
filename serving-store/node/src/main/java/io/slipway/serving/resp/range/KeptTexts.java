package io.slipway.serving.resp.range;

import io.slipway.schemas.text.ByteSink;
import io.slipway.serving.resp.wire.ReplyWriter;
import java.util.Arrays;

/** Texts one after the other, up to a size. */
final class KeptTexts {
    private static final int MOST_BYTES = 64 * 1024;

    private final ByteSink texts = new ByteSink();
    private int[] ends = new int[32];
    private int count;

    /** Where the next text is to be appended; {@link #keep} then takes it. */
    ByteSink sink() {
        return texts;
    }

    /** Takes what was appended as one text. */
    void keep() {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = texts.length();
    }

    boolean isFull() {
        return texts.length() >= MOST_BYTES;
    }

    int count() {
        return count;
    }

    /** Writes all texts. */
    void tell(ReplyWriter reply) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            reply.bulk(texts.array(), from, ends[i] - from);
            from = ends[i];
        }
    }
}
