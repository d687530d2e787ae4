package io.slipway.batch.check;

import java.nio.ByteBuffer;
import java.util.List;

/** Looks for some keys among ascending ones: one comparison a row. Not thread-safe. */
public final class KeyWatch {
    private final List<WantedKey> wanted;
    private int next;

    KeyWatch(List<WantedKey> wanted) {
        this.wanted = wanted;
    }

    /** Looks at a key from position to limit, which is greater than all before. */
    public void see(ByteBuffer key) {
        while (next < wanted.size() && !wanted.get(next).isAfter(key)) {
            next++;
        }
    }
}
