package io.slipway.schemas.decode;

import io.slipway.schemas.text.BinaryText;
import io.slipway.schemas.text.ByteSink;

/** The value of a raw dataset: all bytes as they are; in JSON their base64. */
public record RawDecoder() implements ValueDecoder {
    @Override
    public void json(ValueCursor in, ByteSink out) {
        int from = in.take(in.remaining());
        out.put('"');
        BinaryText.writeBase64(in.array(), from, in.position(), out);
        out.put('"');
    }

    @Override
    public boolean text(ValueCursor in, ByteSink out) {
        int from = in.take(in.remaining());
        out.put(in.array(), from, in.position());
        return true;
    }

    @Override
    public void skip(ValueCursor in) {
        in.take(in.remaining());
    }
}
