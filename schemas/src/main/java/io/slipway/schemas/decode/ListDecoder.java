package io.slipway.schemas.decode;

import io.slipway.schemas.text.ByteSink;

/** Arrays, in as many blocks as they come. */
record ListDecoder(ValueDecoder element) implements ValueDecoder {
    @Override
    public void json(ValueCursor in, ByteSink out) {
        out.put('[');
        boolean first = true;
        for (long count = in.readBlock(); count != 0; count = in.readBlock()) {
            for (long i = 0; i < count; i++) {
                if (!first) {
                    out.put(',');
                }
                first = false;
                element.json(in, out);
            }
        }
        out.put(']');
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
                element.skip(in);
            }
        }
    }
}
