package io.slipway.schemas.decode;

import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.JsonText;

/** A union of null and one other type. */
record NullableDecoder(ValueDecoder present) implements ValueDecoder {
    @Override
    public void json(ValueCursor in, ByteSink out) {
        if (isPresent(in)) {
            present.json(in, out);
        } else {
            JsonText.writeNull(out);
        }
    }

    @Override
    public boolean text(ValueCursor in, ByteSink out) {
        return isPresent(in) && present.text(in, out);
    }

    @Override
    public void skip(ValueCursor in) {
        if (isPresent(in)) {
            present.skip(in);
        }
    }

    private static boolean isPresent(ValueCursor in) {
        long branch = in.readVarint();
        if (branch != 0 && branch != 1) {
            throw ValueCursor.corrupt("branch " + branch + " of a union of two");
        }
        return branch == 1;
    }
}
