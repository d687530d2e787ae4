package io.slipway.ops.cli.inspect;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.failure.UsageException;

/** Object keys as people write them. */
final class Keys {
    private Keys() {}

    static ObjectKey parse(String text, String example) {
        try {
            return new ObjectKey(text);
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(String.valueOf(unfit.getMessage()), "Write it like " + example + ".", unfit);
        }
    }
}
