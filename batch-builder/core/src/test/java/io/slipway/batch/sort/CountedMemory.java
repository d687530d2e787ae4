package io.slipway.batch.sort;

import io.slipway.batch.sort.page.PageMemory;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Direct buffers of the JVM; knows how much is out now and was out at most. */
final class CountedMemory implements PageMemory {
    private final Set<ByteBuffer> out = Collections.newSetFromMap(new IdentityHashMap<>());
    private long bytesOut;
    private long mostBytes;

    @Override
    public synchronized ByteBuffer allocate(int bytes) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
        out.add(buffer);
        bytesOut += bytes;
        mostBytes = Math.max(mostBytes, bytesOut);
        return buffer;
    }

    @Override
    public synchronized void free(ByteBuffer buffer) {
        if (!out.remove(buffer)) {
            throw new IllegalArgumentException("Cannot free a buffer: it is not out");
        }
        bytesOut -= buffer.capacity();
    }

    synchronized long bytesOut() {
        return bytesOut;
    }

    synchronized long mostBytes() {
        return mostBytes;
    }

    @Override
    public synchronized void close() {
        out.clear();
        bytesOut = 0;
    }
}
