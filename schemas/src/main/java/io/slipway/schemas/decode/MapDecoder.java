package io.slipway.schemas.decode;

import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.JsonText;

/** Maps from text, in as many blocks as they come; entries keep their order. */
record MapDecoder(ValueDecoder value) implements ValueDecoder {
    @Override
    public void json(ValueCursor in, ByteSink out) {
        out.put('{');
        boolean first = true;
        for (long count = in.readBlock(); count != 0; count = in.readBlock()) {
            for (long i = 0; i < count; i++) {
                if (!first) {
                    out.put(',');
                }
                first = false;
                entry(in, out);
            }
        }
        out.put('}');
    }

    @Override
    public boolean text(ValueCursor in, ByteSink out) {
        json(in, out);
        return true;
    }

    @Override
    public void skip(ValueCursor in) {
        for (long count = in.readBlock(); count != 0; count = in.readBlock()) {
            for (long i = 0; i < count; i++) {
                in.takeBytes();
                value.skip(in);
            }
        }
    }

    private void entry(ValueCursor in, ByteSink out) {
        int from = in.takeBytes();
        JsonText.writeString(in.array(), from, in.position(), out);
        out.put(':');
        value.json(in, out);
    }
}
