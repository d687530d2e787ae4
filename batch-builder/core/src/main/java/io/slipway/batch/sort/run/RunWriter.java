package io.slipway.batch.sort.run;

import io.slipway.batch.sort.page.PageMemory;
import io.slipway.batch.sort.page.RowLayout;
import java.nio.ByteBuffer;

/** Writes rows one behind the other through a buffer. Does not close the file. Not thread-safe. */
final class RunWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final RunFile file;
    private final PageMemory memory;
    private final ByteBuffer buffer;
    private long flushed;

    RunWriter(RunFile file, PageMemory memory) {
        this.file = file;
        this.memory = memory;
        this.buffer = memory.allocate(BUFFER_BYTES);
    }

    void write(ByteBuffer page, int at) {
        int rowBytes = RowLayout.rowBytes(page, at);
        if (buffer.remaining() < rowBytes) {
            flush();
        }
        if (rowBytes > BUFFER_BYTES) {
            file.append(page.slice(at, rowBytes));
            flushed += rowBytes;
        } else {
            buffer.put(buffer.position(), page, at, rowBytes);
            buffer.position(buffer.position() + rowBytes);
        }
    }

    /** Bytes written so far, with those that still stand in the buffer. */
    long position() {
        return flushed + buffer.position();
    }

    void flush() {
        flushed += buffer.position();
        file.append(buffer.flip());
        buffer.clear();
    }

    @Override
    public void close() {
        memory.free(buffer);
    }
}
