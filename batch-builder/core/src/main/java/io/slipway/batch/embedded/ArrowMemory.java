package io.slipway.batch.embedded;

import io.slipway.batch.sort.page.PageMemory;
import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Memory from Arrow's allocator: not cleared, not bounded by the JVM's flags, and given back at once. */
final class ArrowMemory implements PageMemory {
    private final BufferAllocator allocator;
    private final IdentityHashMap<ByteBuffer, ArrowBuf> out = new IdentityHashMap<>();

    ArrowMemory(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    @Override
    public synchronized ByteBuffer allocate(int bytes) {
        ArrowBuf buffer = allocator.buffer(bytes);
        ByteBuffer view = buffer.nioBuffer(0, bytes);
        out.put(view, buffer);
        return view;
    }

    @Override
    public synchronized void free(ByteBuffer buffer) {
        ArrowBuf owned = out.remove(buffer);
        if (owned == null) {
            throw new IllegalArgumentException("Cannot free a buffer: it is not out");
        }
        owned.close();
    }

    @Override
    public synchronized void close() {
        out.values().forEach(ArrowBuf::close);
        out.clear();
    }
}
